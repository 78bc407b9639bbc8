package dev.keepalive.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.Connections;
import dev.keepalive.it.harness.EachJdk;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Keepalive;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** What each source of settings says reaches the kernel, the stronger before the weaker. */
class SettingsIT {

  private static final List<String> KINDS =
      List.of("socket@server-socket", "channel-blocking@channel-blocking");

  @TempDir Path directory;

  @EachJdk
  void agent_argument(Jdk jdk) {
    assertShown(Keepalive.on(61, 11, 7), Launch.of(jdk).agent("idle=61s,interval=11,count=7"));
  }

  @EachJdk
  void system_properties(Jdk jdk) {
    assertShown(
        Keepalive.on(120, 12, 8),
        Launch.of(jdk)
            .agent()
            .option("-Dkeepalive.idle=2m", "-Dkeepalive.interval=12", "-Dkeepalive.count=8"));
  }

  @EachJdk
  void environment_variables(Jdk jdk) {
    assertShown(
        Keepalive.on(3600, 13, 9),
        Launch.of(jdk)
            .agent()
            .environment("KEEPALIVE_IDLE", "1h")
            .environment("KEEPALIVE_INTERVAL", "13")
            .environment("KEEPALIVE_COUNT", "9"));
  }

  @EachJdk
  void properties_file(Jdk jdk) throws IOException {
    Path file = file("# ours\nidle = 64\ninterval: 14s\ncount 10\nuser-timeout = 200s\n");
    assertShown(
        Keepalive.on(64, 14, 10).withUserTimeout(200_000),
        Launch.of(jdk).agent().option("-Dkeepalive.config=" + file));
  }

  @EachJdk
  void variables_of_libkeepalive(Jdk jdk) {
    assertShown(
        Keepalive.on(65, 15, 11),
        Launch.of(jdk)
            .agent()
            .environment("KEEPALIVE", "on")
            .environment("KEEPIDLE", "65")
            .environment("KEEPINTVL", "15")
            .environment("KEEPCNT", "11"));
  }

  @EachJdk
  void libkeepalive_switched_off_switches_the_agent_off(Jdk jdk) {
    assertShown(Keepalive.OFF, Launch.of(jdk).agent().environment("KEEPALIVE", "off"));
  }

  @EachJdk
  void java_tool_options_instead_of_the_command_line(Jdk jdk) {
    assertShown(
        Keepalive.on(66, 10, 6),
        Launch.of(jdk).environment("JAVA_TOOL_OPTIONS", Launch.agentOption("idle=66")));
  }

  @EachJdk
  void the_stronger_source_wins_key_by_key(Jdk jdk) throws IOException {
    Path file = file("idle=104\ninterval=24\ncount=14\nuser-timeout=400s\n");
    assertShown(
        Keepalive.on(101, 22, 13).withUserTimeout(400_000),
        Launch.of(jdk)
            .agent("idle=101,config=" + file)
            .option("-Dkeepalive.idle=102", "-Dkeepalive.interval=22")
            .environment("KEEPALIVE_IDLE", "103")
            .environment("KEEPALIVE_INTERVAL", "23")
            .environment("KEEPALIVE_COUNT", "13")
            .environment("KEEPIDLE", "105")
            .environment("KEEPINTVL", "25")
            .environment("KEEPCNT", "15"));
  }

  @EachJdk
  void kernel_leaves_that_one_as_the_kernel_has_it(Jdk jdk) throws IOException {
    assertShown(
        Keepalive.on(kernel("time"), 10, kernel("probes")),
        Launch.of(jdk).agent("idle=kernel,count=kernel"));
  }

  @EachJdk
  void the_most_that_the_kernel_takes(Jdk jdk) {
    assertShown(
        Keepalive.on(32767, 32767, 127),
        Launch.of(jdk).agent("idle=32767,interval=32767,count=127"));
  }

  @EachJdk
  void the_least_that_the_kernel_takes(Jdk jdk) {
    assertShown(Keepalive.on(1, 1, 1), Launch.of(jdk).agent("idle=1,interval=1,count=1"));
  }

  @EachJdk
  void switched_off_the_agent_does_nothing(Jdk jdk) {
    assertShown(Keepalive.OFF, Launch.of(jdk).agent("enabled=false"));
  }

  private static void assertShown(Keepalive expected, Launch launch) {
    launch.main("dev.keepalive.subject.Subject", Kinds.arguments("127.0.0.1", KINDS));
    try (Program program = launch.start()) {
      Connections.of(program).assertBothEndsShow(expected, KINDS);
      assertThat(program.end()).isZero();
    }
  }

  private Path file(String content) throws IOException {
    return Files.writeString(directory.resolve("keepalive.properties"), content);
  }

  private static int kernel(String name) throws IOException {
    Path setting = Path.of("/proc/sys/net/ipv4/tcp_keepalive_" + name);
    return Integer.parseInt(Files.readAllLines(setting).get(0));
  }
}
