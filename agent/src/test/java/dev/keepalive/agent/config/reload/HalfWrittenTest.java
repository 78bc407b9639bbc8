package dev.keepalive.agent.config.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepalive.agent.config.StartedWith;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reload of a file that changes between one read and the next, as the test says. */
class HalfWrittenTest {
  @TempDir Path directory;

  private final List<String> said = new ArrayList<>();
  private ScriptedReload reload;

  @BeforeEach
  void a_configuration_in_force() {
    watch(StartedWith.file(directory, "idle=60s\n"));
  }

  private void watch(StartedWith given) {
    reload = new ScriptedReload(given.load().configuration());
  }

  @Test
  void what_is_read_twice_alike_is_taken() {
    look("", "rule", "rule.a.match=", "idle=5\n", "idle=5\ncount=3\n", "idle=5\ncount=3\n");
    assertThat(said).containsExactly("changed idle 60s -> 5s; count 6 -> 3");
  }

  @Test
  void what_keeps_changing_is_left_until_it_settles() {
    String[] changing = new String[41];
    for (int i = 0; i < 41; i++) {
      changing[i] = "idle=" + (i + 1) + "\n";
    }
    look(changing);
    assertThat(said).isEmpty();
    look("idle=42\n", "idle=42\n");
    assertThat(said).containsExactly("changed idle 60s -> 42s");
  }

  @Test
  void what_failed_is_tried_again() {
    reload.failure = new OutOfMemoryError("of the application's making");
    assertThatThrownBy(() -> look("idle=5\n", "idle=5\n")).isSameAs(reload.failure);
    reload.failure = null;
    look("idle=5\n", "idle=5\n");
    assertThat(said).containsExactly("changed idle 60s -> 5s");
  }

  @Test
  void a_file_that_was_not_there_at_the_start_comes_later() {
    Path later = directory.resolve("later.properties");
    watch(StartedWith.argument("config=" + later));
    look("gone");
    look(Collections.nCopies(10, "").toArray(new String[0]));
    look("idle=30s\n", "idle=30s\n");
    assertThat(said)
        .containsExactly(
            "refused is empty, as if half written; still off",
            "changed: " + later + " is good now");
  }

  @Test
  void a_file_that_is_gone_or_empty_for_a_moment_is_not_worth_a_word() {
    look("gone", "gone", "", "", "", "idle=60s\n");
    look("", "", "", "", "", "", "", "", "", "idle=60s\n");
    assertThat(said).isEmpty();
  }

  @Test
  void a_file_that_stays_gone_or_empty_is() {
    look(Collections.nCopies(10, "gone").toArray(new String[0]));
    look("gone");
    look(Collections.nCopies(10, "").toArray(new String[0]));
    look("");
    look("idle=60s\n", "idle=60s\n");
    look("idle=60s\n");
    assertThat(said)
        .containsExactly(
            "refused does not exist", "refused is empty, as if half written", "restored");
  }

  @Test
  void the_same_mistake_is_told_once() {
    look("idle=0\n", "idle=0\n");
    look("idle=0\n");
    look("idle=0\n");
    look("idle=60s\n", "idle=60s\n");
    look("idle=0\n", "idle=0\n");
    assertThat(said).hasSize(3);
    assertThat(said.get(0)).isEqualTo(said.get(2)).startsWith("refused is broken: ");
    assertThat(said.get(1)).isEqualTo("restored");
  }

  /** One look at a file that reads like this, one after the other. */
  private void look(String... texts) {
    for (String message : reload.look(texts)) {
      said.add(
          message
              .replaceAll("^changed: .* changed: ", "changed ")
              .replaceAll("^refused: \\S+ ", "refused ")
              .replaceAll("; the last good.*", "")
              .replaceAll("^restored: .*", "restored"));
    }
  }
}
