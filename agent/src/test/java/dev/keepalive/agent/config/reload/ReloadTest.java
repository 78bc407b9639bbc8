package dev.keepalive.agent.config.reload;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.config.StartedWith;
import dev.keepalive.agent.config.problem.Problem;
import dev.keepalive.agent.config.source.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ReloadTest implements ReloadListener {
  private static final String KEPT = "; the last good configuration stays in force";

  @TempDir Path directory;

  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
  private volatile Configuration current;
  private Path file;
  private Thread thread;

  @BeforeEach
  void a_file() throws IOException {
    file = directory.resolve("keepalive.properties");
    write("idle=60s\n");
  }

  @AfterEach
  void stop() throws Exception {
    if (thread != null && thread.isAlive()) {
      replace("reload=off\n");
      thread.join(10_000);
      assertThat(thread.isAlive()).isFalse();
    }
  }

  @Test
  void a_changed_value_is_in_force_and_told_from_what_to_what() throws Exception {
    watch(file);
    write("idle=30s\ncount=3\n");
    assertThat(next()).isEqualTo("changed: " + file + " changed: idle 60s -> 30s; count 6 -> 3");
    assertThat(current.policy().general().idleSeconds()).isEqualTo(30);
  }

  @Test
  void a_file_that_an_editor_replaces() throws Exception {
    watch(file);
    replace("idle=31s\n");
    assertThat(next()).isEqualTo("changed: " + file + " changed: idle 60s -> 31s");
    replace("idle=32s\n");
    assertThat(next()).isEqualTo("changed: " + file + " changed: idle 31s -> 32s");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void a_config_map_whose_symbolic_link_kubernetes_swaps() throws Exception {
    Path mount = Files.createDirectory(directory.resolve("mount"));
    Files.createDirectory(mount.resolve("..1"));
    Files.writeString(mount.resolve("..1/a.properties"), soon("idle=60s\n"));
    Files.createSymbolicLink(mount.resolve("..data"), Path.of("..1"));
    Path mapped = Files.createSymbolicLink(mount.resolve("a"), Path.of("..data/a.properties"));
    watch(mapped);

    Files.createDirectory(mount.resolve("..2"));
    Files.writeString(mount.resolve("..2/a.properties"), soon("idle=61s\n"));
    Files.createSymbolicLink(mount.resolve("..data_tmp"), Path.of("..2"));
    Files.move(
        mount.resolve("..data_tmp"), mount.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
    Files.delete(mount.resolve("..1/a.properties"));
    assertThat(next()).isEqualTo("changed: " + mapped + " changed: idle 60s -> 61s");

    file = mount.resolve("..2/a.properties");
  }

  @Test
  void a_broken_file_is_told_once_with_all_its_errors_and_changes_nothing() throws Exception {
    watch(file);
    replace("idle=0\ncuont=3\n");
    assertThat(next())
        .isEqualTo(
            "refused: "
                + file
                + " is broken: "
                + file
                + ":1:6: idle=0 is out of range; allowed: 1s to 32767s, as 60, 60s, 2m or 1h, or"
                + " kernel, or learned | "
                + file
                + ":2:1: unknown key cuont; did you mean count?"
                + KEPT);
    assertThat(current.policy().general().idleSeconds()).isEqualTo(60);
    replace("idle=5\n");
    assertThat(next()).isEqualTo("changed: " + file + " changed: idle 60s -> 5s");
  }

  @Test
  void a_file_that_is_gone_is_told_once_and_so_is_its_return() throws Exception {
    watch(file);
    Files.delete(file);
    assertThat(next()).isEqualTo("refused: " + file + " does not exist" + KEPT);
    write("idle=60s\n");
    assertThat(next()).isEqualTo("restored: " + file + " is again what is in force");
    assertThat(current.policy().general().idleSeconds()).isEqualTo(60);
  }

  @Test
  void an_empty_file_counts_as_half_written() throws Exception {
    watch(file);
    write("");
    assertThat(next()).isEqualTo("refused: " + file + " is empty, as if half written" + KEPT);
    write("# defaults\n");
    assertThat(next()).isEqualTo("changed: " + file + " changed, and no setting with it");
  }

  @Test
  void the_watch_ends_when_the_file_says_so() throws Exception {
    watch(file);
    write("reload=off\n");
    assertThat(next()).isEqualTo("changed: " + file + " changed: reload 100ms -> off");
    thread.join(10_000);
    assertThat(thread.isAlive()).isFalse();
  }

  @Test
  void who_interrupts_all_threads_does_not_end_the_watch() throws Exception {
    watch(file);
    thread.interrupt();
    write("idle=9\n");
    assertThat(next()).isEqualTo("changed: " + file + " changed: idle 60s -> 9s");
  }

  @Test
  void a_file_that_was_broken_at_the_start_is_good_later() throws Exception {
    write("idle=0\n");
    start(StartedWith.argument("config=" + file));
    write("idle=0s\n");
    assertThat(next())
        .startsWith("refused: " + file + " is broken: " + file + ":1:6: idle=0s is out of range")
        .endsWith("; still off");
    Files.delete(file);
    assertThat(next()).isEqualTo("refused: " + file + " does not exist; still off");
    write("idle=0\n");
    assertThat(next()).contains(":1:6: idle=0 is out of range").endsWith("; still off");
    write("idle=30s\nlog=debug\nsweep=off\n");
    assertThat(next())
        .isEqualTo("changed: " + file + " is good now: log info -> debug (from the next start on)");
    assertThat(current.policy().general().idleSeconds()).isEqualTo(30);
    write("idle=31s\nlog=debug\n");
    assertThat(next())
        .isEqualTo(
            "changed: "
                + file
                + " changed: idle 30s -> 31s; sweep off -> auto (from the next start on)");
  }

  @Test
  void what_stronger_sources_say_stays() throws Exception {
    start(StartedWith.argument("count=4,config=" + file).property("keepalive.interval", "7"));
    replace("idle=2\ncount=9\ninterval=9\n");
    assertThat(next()).startsWith("changed: " + file + " changed: idle 60s -> 2s");
    assertThat(current.policy().general()).asString().startsWith("idle 2s, interval 7s, count 4,");
  }

  private void watch(Path path) {
    start(StartedWith.argument("config=" + path));
  }

  private void start(StartedWith given) {
    current = given.load().configuration();
    thread = new Reload(current, this).thread();
    assertThat(thread.isDaemon()).isTrue();
    assertThat(thread.getName()).isEqualTo("keepalive-agent-reload");
    thread.start();
  }

  private String next() throws InterruptedException {
    String next = said.poll(10, SECONDS);
    assertThat(next).as("a message of the reload").isNotNull();
    return next;
  }

  private void write(String text) throws IOException {
    Files.writeString(file, soon(text));
  }

  /** The same, looked at again soon. */
  private static String soon(String text) {
    return text.isEmpty() || text.contains("reload") ? text : text + "reload=100ms\n";
  }

  private void replace(String text) throws IOException {
    Path other = Files.writeString(directory.resolve("other"), soon(text));
    Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void changed(Configuration next, String message, List<Problem> warnings) {
    assertThat(warnings).isEmpty();
    current = next;
    said.add("changed: " + message);
  }

  @Override
  public void refused(String message) {
    said.add("refused: " + message);
  }

  @Override
  public void restored(String message) {
    said.add("restored: " + message);
  }

  @Override
  public void failed(Throwable t) {
    said.add("failed: " + t);
  }
}
