package dev.keepalive.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.Connections;
import dev.keepalive.it.harness.EachJdk;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Keepalive;
import dev.keepalive.it.harness.Kernel;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** What the user reads: the program's own output, and one line of the agent's. */
class OutputIT {

  @TempDir Path directory;

  @EachJdk
  void stdout_is_the_same_and_stderr_has_one_line_more(Jdk jdk) {
    RoundTrip.Output alone = RoundTrip.run(Launch.of(jdk), Keepalive.OFF);
    RoundTrip.Output withAgent = RoundTrip.run(Launch.of(jdk).agent(), Keepalive.DEFAULT);
    assertThat(withAgent.stdout()).isEqualTo(alone.stdout());
    assertThat(withAgent.stderr()).hasSize(alone.stderr().size() + 1);
    assertThat(withAgent.stderr().get(0))
        .endsWith(
            "keepalive-agent - on: idle 60s, interval 10s, count 6, user-timeout off,"
                + " app-settings keep-enabled");
    assertThat(withAgent.stderr().subList(1, withAgent.stderr().size())).isEqualTo(alone.stderr());
  }

  @EachJdk
  void a_user_timeout_adds_no_line(Jdk jdk) {
    RoundTrip.Output output =
        RoundTrip.run(
            Launch.of(jdk).agent("user-timeout=auto"), Keepalive.DEFAULT.withUserTimeout(119_000));
    assertThat(output.stdout()).isEqualTo(RoundTrip.STDOUT);
    assertThat(output.stderr()).hasSize(2);
  }

  @EachJdk
  void log_off_says_nothing(Jdk jdk) {
    RoundTrip.Output output = RoundTrip.run(Launch.of(jdk).agent("log=off"), Keepalive.DEFAULT);
    assertThat(output.stdout()).isEqualTo(RoundTrip.STDOUT);
    assertThat(output.stderr()).isEqualTo(RoundTrip.STDERR);
  }

  @EachJdk
  void a_log_file_takes_it_all(Jdk jdk) throws Exception {
    Path file = directory.resolve("agent.log");
    RoundTrip.Output output =
        RoundTrip.run(Launch.of(jdk).agent("log=debug,log-file=" + file), Keepalive.DEFAULT);
    assertThat(output.stdout()).isEqualTo(RoundTrip.STDOUT);
    assertThat(output.stderr()).isEqualTo(RoundTrip.STDERR);
    assertThat(Files.readAllLines(file)).anyMatch(line -> line.contains("on: idle 60s"));
  }

  @EachJdk
  void switched_off_it_says_so_in_one_line(Jdk jdk) {
    RoundTrip.Output output = RoundTrip.run(Launch.of(jdk).agent("enabled=false"), Keepalive.OFF);
    assertThat(output.stdout()).isEqualTo(RoundTrip.STDOUT);
    assertThat(output.stderr()).hasSize(2).first().asString().contains("enabled=false");
  }

  @EachJdk
  void switched_off_and_told_to_be_silent_it_is(Jdk jdk) {
    RoundTrip.Output output =
        RoundTrip.run(
            Launch.of(jdk).agent("enabled=false").option("-Dkeepalive.log=off"), Keepalive.OFF);
    assertThat(output.stdout()).isEqualTo(RoundTrip.STDOUT);
    assertThat(output.stderr()).isEqualTo(RoundTrip.STDERR);
  }

  /** A long list of connections of all kinds, so that nothing is said once a connection. */
  @EachJdk
  void many_connections_add_no_line(Jdk jdk) {
    List<String> kinds = Collections.nCopies(40, "socket@server-socket");
    try (Program program =
        Launch.of(jdk)
            .agent()
            .main("dev.keepalive.subject.Subject", Kinds.arguments("127.0.0.1", kinds))
            .start()) {
      Connections connections = Connections.of(program);
      assertThat(connections.all()).hasSize(80);
      assertThat(Kernel.listeners(program.pid())).hasSize(40);
      assertThat(program.stderr().lines()).hasSize(1);
    }
  }

  /** 60,000 connections and more, a line each, to a pipe of 64 KiB. */
  @EachJdk
  void a_log_that_nobody_reads_holds_up_no_connection(Jdk jdk) {
    try (Program program =
        Launch.of(jdk)
            .agent("log=debug")
            .through("bash", "-c", "exec \"$@\" 2> >(exec sleep 120)", "bash")
            .main("dev.keepalive.subject.Soak", "10000", "60")
            .start()) {
      program.await("done", Duration.ofMinutes(2));
      assertThat(program.await("connections ")).isEqualTo("connections 10000");
    }
  }
}
