package dev.keepalive.agent.config.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.config.StartedWith;
import dev.keepalive.agent.config.reload.Changes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings that a second attach brings. */
class GivenLaterTest {
  @TempDir Path directory;

  @Test
  void what_is_given_later_is_the_strongest_key_by_key() {
    Configuration start =
        StartedWith.file(directory, "idle=24s\ninterval=24s\ncount=24\n")
            .property("keepalive.interval", "22")
            .variable("KEEPALIVE_COUNT", "23")
            .load()
            .configuration();
    assertThat(general(start.with("count=20"))).startsWith("idle 24s, interval 22s, count 20,");
    Configuration once = start.with("count=20,interval=20").configuration();
    assertThat(general(once.with("count=19"))).startsWith("idle 24s, interval 20s, count 19,");
    assertThat(general(start.with("interval=5"))).startsWith("idle 24s, interval 5s, count 23,");
  }

  @Test
  void it_wins_over_the_argument_of_the_start() {
    Configuration start = StartedWith.argument("idle=5s,count=3").load().configuration();
    assertThat(general(start.with("idle=6s"))).startsWith("idle 6s, interval 10s, count 3,");
  }

  @Test
  void the_file_is_read_anew() throws IOException {
    Configuration start = StartedWith.file(directory, "idle=24s\n").load().configuration();
    Files.writeString(Path.of(start.file()), "idle=25s\nrule.a.match=connect\n");
    for (String argument : new String[] {"count=3", "", null}) {
      LoadResult later = start.with(argument);
      assertThat(general(later)).startsWith("idle 25s,");
      assertThat(later.configuration().policy().rules()).hasSize(1);
    }
  }

  @Test
  void it_may_name_another_file() throws IOException {
    Configuration start = StartedWith.file(directory, "idle=24s\ncount=3").load().configuration();
    Path other = Files.writeString(directory.resolve("other.properties"), "idle=26s\n");
    LoadResult later = start.with("config=" + other);
    assertThat(general(later)).startsWith("idle 26s, interval 10s, count 6,");
    assertThat(later.configuration().file()).isEqualTo(other.toString());
    assertThat(later.configuration().followsFile()).isTrue();
  }

  @Test
  void what_is_given_later_stays_when_the_file_is_reloaded() {
    Configuration start = StartedWith.file(directory, "idle=24s\n").load().configuration();
    Configuration later = start.with("idle=5s").configuration();
    FileSnapshot file = FileSnapshot.of(start.file());
    assertThat(general(later.reloaded(file))).startsWith("idle 5s,");
  }

  @Test
  void it_may_switch_the_agent_off_and_on_again() {
    Configuration start = StartedWith.argument("idle=5s").load().configuration();
    Configuration off = start.with("enabled=false").configuration();
    assertThat(off.enabled()).isFalse();
    assertThat(off.offBy()).isEqualTo("agent argument, column 1: enabled=false");
    assertThat(general(off.with("enabled=true"))).startsWith("idle 5s,");
  }

  @Test
  void of_a_broken_argument_nothing_is_taken() {
    Configuration start = StartedWith.argument("idle=5s").load().configuration();
    LoadResult later = start.with("count=3,idle=0,bogus=1");
    assertThat(later.errors())
        .extracting(Object::toString)
        .satisfiesExactly(
            first -> assertThat(first).startsWith("agent argument, column 14: idle=0 is out of"),
            second ->
                assertThat(second).startsWith("agent argument, column 16: unknown key bogus"));
    assertThat(later.configuration().enabled()).isFalse();
    assertThat(start.policy().general()).asString().startsWith("idle 5s, interval 10s, count 6,");
  }

  @Test
  void what_contradicts_the_other_sources_is_an_error() {
    Configuration start = StartedWith.argument("user-timeout=auto").load().configuration();
    assertThat(start.with("idle=kernel").errors()).hasSize(1);
    assertThat(start.with("idle=kernel").configuration().followsFile()).isFalse();
  }

  @Test
  void a_file_that_is_not_there_is_an_error() {
    Configuration start = StartedWith.nothing().load().configuration();
    assertThat(start.with("config=" + directory.resolve("none")).errors()).hasSize(1);
  }

  @Test
  void what_was_broken_at_the_start_is_told_again() {
    Configuration start =
        StartedWith.nothing().property("keepalive.idle", "0").load().configuration();
    assertThat(start.with("count=3").errors())
        .extracting(Object::toString)
        .singleElement()
        .asString()
        .startsWith("system property: keepalive.idle=0 is out of range");
    assertThat(start.with("count=3").configuration().with("count=4").errors()).hasSize(1);
  }

  @Test
  void the_log_can_say_what_changed() {
    Configuration start = StartedWith.argument("idle=5s").load().configuration();
    assertThat(Changes.between(start, start.with("idle=6s,count=3").configuration()))
        .isEqualTo("idle 5s -> 6s; count 6 -> 3");
    assertThat(Changes.between(start, start.with("idle=5").configuration())).isEmpty();
  }

  private static String general(LoadResult loaded) {
    assertThat(loaded.errors()).isEmpty();
    return loaded.configuration().policy().general().toString();
  }
}
