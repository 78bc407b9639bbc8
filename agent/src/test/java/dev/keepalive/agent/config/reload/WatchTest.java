package dev.keepalive.agent.config.reload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.config.StartedWith;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the file is looked at, and what is told of it, word by word. */
class WatchTest {
  private static final String KEPT = "; the last good configuration stays in force";

  @TempDir Path directory;

  @Test
  void there_is_no_thread_where_nothing_is_to_be_watched() {
    assertThat(threadOf(StartedWith.nothing())).isNull();
    assertThat(threadOf(inForce("reload=off\n"))).isNull();
  }

  @Test
  void nothing_is_waited_for_where_no_content_of_the_file_can_help() {
    String file = "config=" + directory.resolve("none");
    assertThat(threadOf(StartedWith.argument("enabled=false," + file))).isNull();
    assertThat(threadOf(StartedWith.argument("idle=0," + file))).isNull();
    assertThat(threadOf(StartedWith.argument("user-timeout=auto,idle=kernel," + file))).isNull();
    assertThat(threadOf(StartedWith.argument(file).property("keepalive.idle", "0"))).isNull();
  }

  @Test
  void the_thread_holds_up_no_end_of_the_jvm_and_holds_no_class_loader() {
    Thread thread = threadOf(inForce("idle=60s\n"));
    assertThat(thread.isDaemon()).isTrue();
    assertThat(thread.getContextClassLoader()).isNull();
    assertThat(thread.getName()).isEqualTo("keepalive-agent-reload");
  }

  @Test
  void it_looks_every_reload_until_the_file_ends_that() {
    ScriptedReload scripted = watch(inForce("reload=7s\n"));
    Collections.addAll(
        scripted.reads,
        "reload=7s\n",
        "reload=300ms\n",
        "reload=300ms\n",
        "reload=off\n",
        "reload=off\n");
    scripted.reload.run();
    assertThat(scripted.pauses).containsExactly(7000, 7000, 50, 300, 50);
    assertThat(scripted.said)
        .containsExactly(
            "changed: " + file() + " changed: reload 7s -> 300ms",
            "changed: " + file() + " changed: reload 300ms -> off");
    assertThat(scripted.reload.current().reloadMillis()).isZero();
  }

  @Test
  void a_look_that_fails_is_told_once_until_one_works() {
    ScriptedReload scripted = watch(inForce("idle=60s\n"));
    scripted.failure = new OutOfMemoryError("too few");
    // two looks fail with the change, one finds none, one fails, one finds none
    Collections.addAll(scripted.reads, "idle=5", "idle=5", "idle=5", "idle=5");
    Collections.addAll(scripted.reads, "idle=60s\n", "idle=6", "idle=6", "idle=60s\n");
    scripted.reload.run();
    assertThat(scripted.said).containsExactly("failed: too few", "failed: too few");
  }

  @Test
  void who_stops_it_is_told_nothing_more() {
    ScriptedReload scripted = watch(inForce("idle=60s\n"));
    scripted.reload.stop();
    assertThat(scripted.look("idle=5\n")).isEmpty();
    scripted.reload.run();
    assertThat(scripted.pauses).as("nothing is waited for").isEmpty();
  }

  @Test
  void every_message_names_the_file() {
    ScriptedReload scripted = watch(inForce("idle=60s\n"));
    assertThat(scripted.look(tenTimes("gone")))
        .containsExactly("refused: " + file() + " does not exist" + KEPT);
    assertThat(scripted.look("idle=60s\n", "idle=60s\n"))
        .containsExactly("restored: " + file() + " is again what is in force");
    assertThat(scripted.look("# none\n", "# none\n"))
        .containsExactly("changed: " + file() + " changed, and no setting with it");
    assertThat(scripted.look("idle=0\ncuont=3\n", "idle=0\ncuont=3\n"))
        .containsExactly(
            "refused: "
                + file()
                + " is broken: "
                + file()
                + ":1:6: idle=0 is out of range; allowed: 1s to 32767s, as 60, 60s, 2m or 1h, or"
                + " kernel, or learned | "
                + file()
                + ":2:1: unknown key cuont; did you mean count?"
                + KEPT);
    assertThat(scripted.look("user-timeout=5s\n", "user-timeout=5s\n"))
        .satisfiesExactly(
            changed -> assertThat(changed).endsWith(" changed: user-timeout off -> 5s"),
            warning -> assertThat(warning).contains("user-timeout=5s is below idle=60s"));
    assertThat(scripted.look(tenTimes("")))
        .containsExactly("refused: " + file() + " is empty, as if half written" + KEPT);
  }

  @Test
  void what_was_broken_at_the_start_is_good_later() {
    ScriptedReload scripted = watch(inForce("idle=0\n"));
    assertThat(scripted.look(tenTimes("gone")))
        .containsExactly("refused: " + file() + " does not exist; still off");
    assertThat(scripted.look("idle=0\n", "idle=0\n"))
        .singleElement()
        .asString()
        .startsWith("refused: " + file() + " is broken: ")
        .endsWith("; still off");
    assertThat(scripted.look("log=debug\nsweep=off\n", "log=debug\nsweep=off\n"))
        .containsExactly(
            "changed: " + file() + " is good now: log info -> debug (from the next start on)");
    assertThat(scripted.look("log=debug\n", "log=debug\n"))
        .containsExactly(
            "changed: " + file() + " changed: sweep off -> auto (from the next start on)");
  }

  @Test
  void what_was_broken_may_come_to_the_defaults() {
    ScriptedReload scripted = watch(inForce("idle=0\n"));
    assertThat(scripted.look("idle=60\n", "idle=60\n"))
        .containsExactly("changed: " + file() + " is good now");
  }

  private StartedWith inForce(String text) {
    return StartedWith.file(directory, text);
  }

  private String file() {
    return directory.resolve("keepalive.properties").toString();
  }

  private static String[] tenTimes(String text) {
    return Collections.nCopies(10, text).toArray(new String[0]);
  }

  private static ScriptedReload watch(StartedWith given) {
    return new ScriptedReload(given.load().configuration());
  }

  private static Thread threadOf(StartedWith given) {
    return watch(given).reload.thread();
  }
}
