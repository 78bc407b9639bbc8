package dev.keepalive.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keepalive.it.harness.Artifacts;
import dev.keepalive.it.harness.Command;
import dev.keepalive.it.harness.Container;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code doctor}: programs that are ill in known ways, and one that is well. */
class DoctorIT {
  private static final String AILING = "dev.keepalive.subject.Ailing";
  private static final String HOLD = "dev.keepalive.subject.HoldOnly";
  private static final Path LIBKEEPALIVE = Path.of("/usr/lib/libkeepalive.so");

  @TempDir Path directory;

  static Stream<Jdk> targets() {
    List<Jdk> all = Jdk.all();
    return all.stream()
        .filter(jdk -> jdk.feature() == 8 || jdk.feature() == 17 || jdk.equals(Jdk.newest()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("targets")
  void a_leak_a_hung_thread_and_a_proxy_are_found(Jdk jdk) {
    try (Program proxy = Launch.of(jdk).main("dev.keepalive.subject.NamedServer", "envoy").start();
        Program program =
            Launch.of(jdk).main(AILING, proxy.await("port ").substring("port ".length())).start()) {
      program.await("done");
      Command doctor = Command.run("doctor", pid(program), "--json");
      assertThat(doctor.exit()).as("%s", doctor).isOne();
      assertThat(doctor.stderr()).isEmpty();
      JsonNode json = doctor.json();
      assertThat(json.get("pid").asLong()).isEqualTo(program.pid());
      assertIs(json, "close-wait", "warning", "2 connections", "CLOSE_WAIT");
      assertIs(json, "unprotected-near", "warning", "3 connections", "keepalive is off");
      assertIs(json, "threads-in-read", "warning", "1 thread", "unprotected: hung-reader");
      assertIs(json, "proxy", "warning", "1 connection", "the peer is envoy");
      assertIs(json, "agent", "warning", "agent", "absent");
      assertIs(json, "url-timeouts", "warning", "JVM", "defaultReadTimeout");
      String version = jdk.feature() == 8 ? "Java 1.8.0_" : "Java " + jdk.feature();
      assertIs(json, "jdk", "good", "JVM", version);
      assertThat(json.get("states").get("CLOSE_WAIT").asInt()).isEqualTo(2);
      assertThat(json.get("states").get("ESTABLISHED").asInt()).isEqualTo(3);
      assertThat(json.get("worst").size()).isEqualTo(3);
      for (JsonNode worst : json.get("worst")) {
        assertThat(worst.get("peer").asString()).startsWith("127.0.0.1:");
        assertThat(worst.get("deadPeerSeconds").isNull()).isTrue();
        assertThat(worst.get("keepalive").asBoolean()).isFalse();
      }
      assertThat(program.stdout()).as("no thread dump of its own").isEqualTo("done\n");
      assertThat(program.stderr()).isEmpty();
    }
  }

  @Test
  void each_finding_that_is_not_good_has_help_and_the_worst_is_first() {
    try (Program program = Launch.of(Jdk.newest()).main(AILING).start()) {
      program.await("done");
      String before = "";
      for (JsonNode finding :
          Command.run("doctor", pid(program), "--json").json().get("findings")) {
        String verdict = finding.get("verdict").asString();
        assertThat(verdict).isIn("bad", "warning", "good");
        assertThat(List.of("", "bad", "warning", "good").indexOf(verdict))
            .isGreaterThanOrEqualTo(List.of("", "bad", "warning", "good").indexOf(before));
        assertThat(finding.get("reason").asString()).isNotEmpty().doesNotContain("\n");
        assertThat(finding.get("help").isNull())
            .as("%s", finding)
            .isEqualTo(verdict.equals("good"));
        before = verdict;
      }
      Command people = Command.run("doctor", pid(program));
      assertThat(people.exit()).isOne();
      assertThat(people.stdout())
          .startsWith("process " + pid(program) + " " + AILING)
          .contains("\nwarning  ", "help: java -jar keepalive-agent.jar attach " + pid(program))
          .contains("PEER ", "never")
          .doesNotContain("\u001b");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("targets")
  void with_the_agent_and_a_user_timeout_nothing_is_found(Jdk jdk) throws Exception {
    assumeTrue(Integer.parseInt(sysctl("net.ipv4.tcp_syn_retries")) <= 6);
    try (Program program =
        Launch.of(jdk)
            .agent("user-timeout=auto")
            .main("dev.keepalive.subject.Subject", "127.0.0.1", "socket@server-socket")
            .start()) {
      program.await("done");
      Command doctor = Command.run("doctor", pid(program), "--json");
      assertThat(doctor.exit()).as("%s", doctor).isZero();
      assertIs(
          doctor.json(),
          "agent",
          "good",
          "agent",
          jdk.feature() < 21 ? "on: idle 60s, interval 10s, count 6" : "on");
      JsonNode worst = doctor.json().get("worst").get(0);
      assertThat(worst.get("deadPeerSeconds").asDouble()).isEqualTo(120);
      assertThat(worst.get("deadPeerSecondsWithData").asDouble()).isEqualTo(119);
      // from Java 21 on the JVM itself notes that the agent was asked, in lines of its own
      assertThat(program.stderr().lines().filter(line -> !line.startsWith("WARNING: ")))
          .as("nothing of the agent's but its first line")
          .hasSize(1);
    }
  }

  @Test
  void its_log_is_read_and_a_jvm_that_refuses_gets_no_signal() throws IOException {
    Path log = directory.resolve("log");
    Files.writeString(log, "2020-01-01T00:00:00.000Z ERROR keepalive-agent - of another run\n");
    try (Program program =
        Launch.of(Jdk.newest())
            .agent("idel=3,log-file=" + log)
            .option("-Xrs", "-Dkeepalive.log-file=" + log)
            .main(HOLD)
            .start()) {
      program.await("holding");
      JsonNode json = Command.run("doctor", pid(program), "--json").json();
      assertIs(json, "agent", "warning", "agent", "does nothing");
      assertIs(json, "agent-log", "warning", "agent", "unknown key idel");
      assertThat(json.toString()).doesNotContain("of another run");
      assertIs(json, "attach", "warning", "JVM", "-Xrs");
      assertThat(program.end()).as("it was sent no signal").isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-XX:+DisableAttachMechanism", "-XX:-EnableDynamicAgentLoading", "-Xrs"})
  void a_jvm_that_refuses_is_told_of_and_lives(String option) {
    try (Program program = Launch.of(Jdk.newest()).option(option).main(AILING).start()) {
      program.await("done");
      JsonNode json = Command.run("doctor", pid(program), "--json").json();
      assertIs(json, "attach", "warning", "JVM", option);
      assertThat(find(json, "unprotected-near").get("help").asString())
          .isEqualTo("java -jar keepalive-agent.jar apply " + pid(program));
      boolean asked = option.equals("-XX:-EnableDynamicAgentLoading");
      assertThat(find(json, "threads-in-read") != null).isEqualTo(asked);
      assertThat(program.end()).isZero();
    }
  }

  @Test
  void libkeepalive_is_told_of_where_it_is_and_where_it_did_not_load() {
    try (Program lost =
        Launch.of(Jdk.newest())
            .environment("LD_PRELOAD", "/nowhere/libkeepalive.so")
            .environment("KEEPIDLE", "30")
            .main(HOLD)
            .start()) {
      lost.await("holding");
      JsonNode json = Command.run("doctor", pid(lost), "--json").json();
      assertIs(json, "libkeepalive", "warning", "libkeepalive", "/nowhere/libkeepalive.so");
      assertIs(json, "settings-unread", "warning", "agent", "KEEPIDLE=30");
    }
    assumeTrue(Files.exists(LIBKEEPALIVE));
    try (Program there =
        Launch.of(Jdk.newest())
            .environment("LD_PRELOAD", LIBKEEPALIVE.toString())
            .environment("KEEPIDLE", "30")
            .main(AILING)
            .start()) {
      there.await("done");
      JsonNode json = Command.run("doctor", pid(there), "--json").json();
      assertIs(json, "libkeepalive", "good", "libkeepalive", "gives connections");
      assertThat(find(json, "settings-unread")).isNull();
    }
  }

  @Test
  void its_figures_of_the_kernel_are_those_of_sysctl() throws Exception {
    JsonNode json = Command.run("doctor", "--json").json();
    String times =
        "(tcp_keepalive_time "
            + sysctl("net.ipv4.tcp_keepalive_time")
            + ", intvl "
            + sysctl("net.ipv4.tcp_keepalive_intvl")
            + ", probes "
            + sysctl("net.ipv4.tcp_keepalive_probes")
            + ")";
    assertThat(find(json, "kernel-keepalive").get("reason").asString()).contains(times);
    assertThat(find(json, "kernel-retries").get("reason").asString())
        .contains("(tcp_retries2 " + sysctl("net.ipv4.tcp_retries2") + ")");
    assertThat(find(json, "kernel-connect").get("reason").asString())
        .contains("(tcp_syn_retries " + sysctl("net.ipv4.tcp_syn_retries") + ")");
  }

  @Test
  void they_are_those_of_the_process_s_own_network() {
    assumeTrue(Container.isRoot());
    String script =
        "sysctl -q -w net.ipv4.tcp_keepalive_time=1234 net.ipv4.tcp_retries2=3 && exec \"$@\"";
    try (Program program =
        Launch.of(Jdk.newest())
            .through("unshare", "-n", "sh", "-c", script, "sh")
            .main(HOLD)
            .start()) {
      program.await("holding");
      JsonNode json = Command.run("doctor", pid(program), "--json").json();
      assertIs(json, "kernel-keepalive", "warning", "kernel", "tcp_keepalive_time 1234,");
      assertThat(find(json, "kernel-keepalive").get("help").asString())
          .startsWith("nsenter -t " + pid(program) + " -n sysctl -w ");
      assertIs(json, "kernel-retries", "good", "kernel", "sent again for 3s ");
    }
  }

  @Test
  void without_a_process_it_tells_each_jvm_in_short() {
    try (Program program = Launch.of(Jdk.newest()).main(AILING).start()) {
      program.await("done");
      Command doctor = Command.run("doctor", "--json");
      assertThat(doctor.exit()).isOne();
      assertThat(doctor.json().get("pid").isNull()).isTrue();
      JsonNode one =
          StreamSupport.stream(doctor.json().get("jvms").spliterator(), false)
              .filter(jvm -> jvm.get("pid").asLong() == program.pid())
              .findFirst()
              .orElseThrow(() -> new AssertionError("not in " + doctor));
      assertIs(one, "close-wait", "warning", "2 connections", "CLOSE_WAIT");
      assertThat(find(one, "threads-in-read")).as("not asked").isNull();
      assertThat(Command.run("doctor").stdout())
          .startsWith("this machine\n")
          .containsPattern("warning  process " + program.pid() + " .*: 0 bad, \\d+ warnings\n");
    }
  }

  @Test
  void without_rights_it_says_what_is_needed() throws IOException {
    assumeTrue(Container.isRoot());
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path jar = Files.copy(Artifacts.AGENT, directory.resolve("keepalive-agent.jar"));
    try (Program program = Launch.of(Jdk.newest()).main(AILING).start();
        Program doctor =
            Launch.of(Jdk.newest())
                .through("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
                .jar(jar, "doctor", pid(program))
                .start()) {
      assertThat(doctor.exitCode()).as("%s", doctor).isEqualTo(2);
      assertThat(doctor.stderr())
          .startsWith(
              "process " + program.pid() + " belongs to root: run this as that user, or as root")
          .hasLineCount(1);
    }
  }

  @Test
  void what_is_no_process_is_status_2() {
    assertThat(Command.run("doctor", "999999999").exit()).isEqualTo(2);
    assertThat(Command.run("doctor", "java").stderr()).contains("'java' is no process number");
    assertThat(Command.run("doctor", "--watch").exit()).isEqualTo(2);
  }

  private static void assertIs(
      JsonNode json, String id, String verdict, String subject, String inReason) {
    JsonNode finding = find(json, id);
    assertThat(finding).as("%s in %s", id, json).isNotNull();
    assertThat(finding.get("verdict").asString()).as("%s", finding).isEqualTo(verdict);
    assertThat(finding.get("subject").asString()).isEqualTo(subject);
    assertThat(finding.get("reason").asString()).contains(inReason);
  }

  /** Null where there is none. */
  private static JsonNode find(JsonNode json, String id) {
    for (JsonNode finding : json.get("findings")) {
      if (finding.get("id").asString().equals(id)) {
        return finding;
      }
    }
    return null;
  }

  private static String sysctl(String name) throws Exception {
    Process sysctl = new ProcessBuilder("sysctl", "-n", name).start();
    return new String(sysctl.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).trim();
  }

  private static String pid(Program program) {
    return Long.toString(program.pid());
  }
}
