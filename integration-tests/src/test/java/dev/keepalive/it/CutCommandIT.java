package dev.keepalive.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.Command;
import dev.keepalive.it.harness.EachJdk;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Kernel;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cut}: which connections, and that it asks. What it frees is the laboratory's. */
class CutCommandIT {
  private static final String SUBJECT = "dev.keepalive.subject.Subject";

  @TempDir Path directory;

  @EachJdk
  void the_connections_to_one_peer_end_and_no_other(Jdk jdk) {
    try (Program program = subject(jdk)) {
      List<Integer> servers = serverPorts(program);
      String peer = "localhost:" + servers.get(0);
      Command cut = Command.run(jdk, "cut", pid(program), "--peer", peer, "--yes");
      assertThat(cut.exit()).as("%s", cut).isZero();
      assertThat(cut.stdout()).contains("127.0.0.1:" + servers.get(0), "1 connection cut");
      assertThat(Kernel.connections(program.pid()))
          .as("both ends of the first have ended, and both of the second have not")
          .hasSize(2)
          .allMatch(
              s ->
                  s.has(servers.get(1), s.remote().getPort())
                      || s.has(s.local().getPort(), servers.get(1)));
      assertThat(program.stderr()).isEmpty();
    }
  }

  @Test
  void it_asks_first_and_a_no_cuts_nothing() {
    try (Program program = subject(Jdk.newest())) {
      String peer = "127.0.0.1:" + serverPorts(program).get(0);
      for (String no : List.of("n", "", "maybe")) {
        Command refused = Command.answering(no, "cut", pid(program), "--peer", peer);
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.stderr()).contains("cut 1 connection? [y/N]", "nothing was cut");
      }
      Command dry = Command.run("cut", pid(program), "--peer", peer, "--dry-run");
      assertThat(dry.exit()).isZero();
      assertThat(Kernel.connections(program.pid())).hasSize(4);
      Command agreed = Command.answering("y", "cut", pid(program), "--peer", peer);
      assertThat(agreed.exit()).isZero();
      assertThat(Kernel.connections(program.pid())).hasSize(2);
    }
  }

  @Test
  void how_long_it_was_silent_or_its_rule_chooses_too() throws IOException {
    try (Program program = subject(Jdk.newest())) {
      assertThat(Command.run("cut", pid(program), "--older-than", "1h", "--yes").exit())
          .isEqualTo(1);
      assertThat(Kernel.connections(program.pid())).hasSize(4);
      Path file = directory.resolve("keepalive.properties");
      Files.writeString(file, "rule.first.match = connect *:" + serverPorts(program).get(0) + "\n");
      Command byRule =
          Command.run("cut", pid(program), "--rule", "first", "--yes", "config=" + file);
      assertThat(byRule.exit()).as("%s", byRule).isZero();
      assertThat(Kernel.connections(program.pid())).hasSize(2);
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> Command.run("cut", pid(program), "--older-than", "2s", "--yes").exit() == 0);
      assertThat(Kernel.connections(program.pid())).isEmpty();
    }
  }

  @Test
  void misuse_gets_one_line_and_cuts_nothing() {
    try (Program program = subject(Jdk.newest())) {
      assertMisuse(program, "which connections?");
      assertMisuse(program, "is no time; allowed: as 90s", "--older-than", "soon", "--yes");
      assertMisuse(program, "'x' is no port", "--peer", "127.0.0.1:x", "--yes");
      assertMisuse(program, "is not known here", "--peer", "nowhere.invalid", "--yes");
      assertMisuse(program, "name the file of the rule", "--rule", "db", "--yes");
      assertThat(Kernel.connections(program.pid())).hasSize(4);
    }
  }

  private static void assertMisuse(Program program, String message, String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = "cut";
    all[1] = pid(program);
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    Command cut = Command.run(all);
    assertThat(cut.exit()).as("%s", cut).isEqualTo(2);
    assertThat(cut.stderr()).contains(message);
    assertThat(cut.stderr().lines()).hasSize(1);
  }

  private static Program subject(Jdk jdk) {
    Program program =
        Launch.of(jdk)
            .main(SUBJECT, "127.0.0.1", "socket@server-socket", "channel-open@channel-blocking")
            .start();
    program.await("done");
    return program;
  }

  private static List<Integer> serverPorts(Program program) {
    return program
        .stdout()
        .lines()
        .filter(line -> line.startsWith("ready "))
        .map(line -> Integer.valueOf(line.substring(line.lastIndexOf(' ') + 1)))
        .toList();
  }

  private static String pid(Program program) {
    return Long.toString(program.pid());
  }
}
