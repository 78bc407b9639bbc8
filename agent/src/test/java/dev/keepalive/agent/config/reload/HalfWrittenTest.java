package dev.keepalive.agent.config.reload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepalive.agent.config.StartedWith;
import dev.keepalive.agent.config.problem.Problem;
import dev.keepalive.agent.config.source.Configuration;
import dev.keepalive.agent.config.source.FileSnapshot;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reload of a file that changes between one read and the next, as the test says. */
class HalfWrittenTest implements ReloadListener {
  @TempDir Path directory;

  private final Deque<String> reads = new ArrayDeque<>();
  private final List<String> said = new ArrayList<>();
  private Reload reload;
  private Error failure;

  @BeforeEach
  void a_configuration_in_force() {
    watch(StartedWith.file(directory, "idle=60s\n"));
  }

  private void watch(StartedWith given) {
    reload =
        new Reload(given.load().configuration(), this) {
          @Override
          FileSnapshot read() {
            String text = reads.pop();
            return text.equals("gone")
                ? new FileSnapshot(new byte[0], "does not exist")
                : new FileSnapshot(text.getBytes(UTF_8), null);
          }

          @Override
          void pause(int millis) {}
        };
  }

  @Test
  void what_is_read_twice_alike_is_taken() {
    look("", "rule", "rule.a.match=", "idle=5\n", "idle=5\ncount=3\n", "idle=5\ncount=3\n");
    assertThat(said).containsExactly("changed idle 60s -> 5s; count 6 -> 3");
  }

  @Test
  void what_keeps_changing_is_left_until_it_settles() {
    for (int i = 1; i <= 41; i++) {
      reads.add("idle=" + i + "\n");
    }
    reload.look();
    assertThat(said).isEmpty();
    assertThat(reads).isEmpty();
    look("idle=42\n", "idle=42\n");
    assertThat(said).containsExactly("changed idle 60s -> 42s");
  }

  @Test
  void what_failed_is_tried_again() {
    failure = new OutOfMemoryError("of the application's making");
    assertThatThrownBy(() -> look("idle=5\n", "idle=5\n")).isSameAs(failure);
    failure = null;
    reads.clear();
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
            "refused is empty, as if half written; still off", "changed " + later + " is good now");
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
    Collections.addAll(reads, texts);
    reload.look();
    assertThat(reads).as("not read any more").isEmpty();
  }

  @Override
  public void changed(Configuration next, String message, List<Problem> warnings) {
    if (failure != null) {
      throw failure;
    }
    said.add("changed " + message.replaceAll("^.*: ", ""));
  }

  @Override
  public void refused(String message) {
    said.add("refused " + message.replaceAll("^\\S+ |; the last good.*", ""));
  }

  @Override
  public void restored(String message) {
    said.add("restored");
  }

  @Override
  public void failed(Throwable t) {
    throw new AssertionError(t);
  }
}
