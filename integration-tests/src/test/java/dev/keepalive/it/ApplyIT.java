package dev.keepalive.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.Command;
import dev.keepalive.it.harness.Connections;
import dev.keepalive.it.harness.EachJdk;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Keepalive;
import dev.keepalive.it.harness.Kernel;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import dev.keepalive.it.harness.Signal;
import dev.keepalive.it.harness.TcpSocket;
import dev.keepalive.it.harness.Tls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code apply}: options on the open connections of a process that knows nothing of it. */
class ApplyIT {
  private static final String SUBJECT = "dev.keepalive.subject.Subject";
  private static final List<String> ONE = List.of("socket@server-socket");

  @TempDir Path directory;

  @EachJdk
  void every_kind_of_connection_gets_the_settings(Jdk jdk) {
    List<String> kinds = Kinds.of(jdk);
    try (Program program =
        Launch.of(jdk)
            .option(Tls.options())
            .main(SUBJECT, Kinds.arguments("127.0.0.1", kinds))
            .start()) {
      program.await("done");
      Command apply = Command.run(jdk, "apply", pid(program), "idle=33,user-timeout=auto");
      assertThat(apply.exit()).as("%s", apply).isZero();
      assertThat(apply.stdout()).contains("are not covered; attach " + pid(program));
      assertShow(program, Keepalive.on(33, 10, 6).withUserTimeout(92_000));
      assertThat(program.stderr()).isEmpty();
      assertThat(program.end()).isZero();
    }
  }

  @Test
  void a_second_time_it_changes_what_it_has_set_before() {
    try (Program program = subject(Jdk.newest())) {
      assertThat(Command.run("apply", pid(program)).exit()).isZero();
      assertShow(program, Keepalive.DEFAULT);
      assertThat(Command.run("apply", pid(program), "idle=20s", "count=3").exit()).isZero();
      assertShow(program, Keepalive.on(20, 10, 3));
    }
  }

  @Test
  void what_the_application_has_set_itself_stays_unless_it_is_overridden() {
    try (Program program = subject(Jdk.newest())) {
      for (TcpSocket socket : Kernel.connections(program.pid())) {
        Kernel.set(program.pid(), socket, true, 45);
      }
      Command apply = Command.run("apply", pid(program));
      assertThat(apply.stdout()).contains("2 keep values that were set in the process");
      assertShow(program, Keepalive.on(45, 10, 6));
      Command override = Command.run("apply", pid(program), "app-settings=override,idle=21");
      assertThat(override.exit()).isZero();
      assertShow(program, Keepalive.on(21, 10, 6));
    }
  }

  @Test
  void a_dry_run_shows_what_it_would_set_and_sets_nothing() {
    try (Program program = subject(Jdk.newest())) {
      Command apply = Command.run("apply", pid(program), "--dry-run");
      assertThat(apply.exit()).isZero();
      assertThat(apply.stdout())
          .contains(
              "WOULD SET", "TCP_KEEPIDLE 7200 -> 60", "SO_KEEPALIVE 0 -> 1", "2 would be set");
      assertShow(program, Keepalive.OFF);
    }
  }

  @Test
  void rules_choose_by_address_and_it_says_that_names_match_nothing() throws IOException {
    Path file = directory.resolve("keepalive.properties");
    Files.writeString(
        file,
        """
        rule.named.match = connect localhost
        rule.named.idle = 5s
        rule.opened.match = connect 127.0.0.0/8
        rule.opened.idle = 7s
        rule.accepted.match = accept *
        rule.accepted.enabled = false
        """);
    try (Program program = subject(Jdk.newest())) {
      Command apply = Command.run("apply", pid(program), "config=" + file, "--json");
      assertThat(apply.exit()).as("%s", apply).isZero();
      assertThat(apply.stderr()).contains("only addresses are known", "1 rule (named)");
      assertThat(apply.array())
          .extracting(one -> one.get("rule").asString() + " " + one.get("outcome").asString())
          .containsExactlyInAnyOrder("opened CHANGED", "accepted EXCLUDED");
      Connections connections = Connections.of(program);
      assertThat(connections.near(ONE.get(0)).keepalive().matches(Keepalive.on(7, 10, 6))).isTrue();
      assertThat(connections.far(ONE.get(0)).keepalive().matches(Keepalive.OFF)).isTrue();
    }
  }

  @EachJdk
  void a_stopped_jvm_is_no_obstacle(Jdk jdk) throws Exception {
    try (Program program = subject(jdk)) {
      Signal.STOP.send(program.pid());
      try {
        assertThat(Command.run("apply", pid(program), "idle=9").exit()).isZero();
        assertShow(program, Keepalive.on(9, 10, 6));
      } finally {
        Signal.CONT.send(program.pid());
      }
      assertThat(program.end()).isZero();
    }
  }

  @Test
  void a_process_that_is_no_jvm_is_none_either() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Process shell =
          new ProcessBuilder(
                  "bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/" + server.getLocalPort() + "; read")
              .start();
      try (Socket accepted = server.accept()) {
        assertThat(accepted.isConnected()).isTrue();
        Command apply = Command.run("apply", Long.toString(shell.pid()), "idle=12");
        assertThat(apply.exit()).as("%s", apply).isZero();
        assertThat(Kernel.connections(shell.pid()))
            .hasSize(1)
            .allMatch(s -> s.keepalive().matches(Keepalive.on(12, 10, 6)));
        Command attach = Command.run("attach", Long.toString(shell.pid()));
        assertThat(attach.exit()).isEqualTo(2);
        assertThat(attach.stderr()).contains("is no JVM", "apply " + shell.pid());
      } finally {
        shell.destroy();
        shell.waitFor();
      }
    }
  }

  @Test
  void bad_settings_change_nothing() {
    try (Program program = subject(Jdk.newest())) {
      Command apply = Command.run("apply", pid(program), "idle=7,cuont=3");
      assertThat(apply.exit()).isEqualTo(2);
      assertThat(apply.stderr())
          .contains("unknown key cuont; did you mean count?", "nothing was changed");
      assertShow(program, Keepalive.OFF);
    }
  }

  @Test
  void a_process_that_is_gone_or_out_of_reach_gets_a_message() throws Exception {
    for (String command : List.of("apply", "status", "attach", "detach")) {
      Command gone = Command.run(command, "4194303");
      assertThat(gone.exit()).as(command).isEqualTo(2);
      assertThat(gone.stderr()).startsWith("no process 4194303 is here");
      assertThat(gone.stdout()).isEmpty();
      Command word = Command.run(command, "tomcat");
      assertThat(word.exit()).isEqualTo(2);
      assertThat(word.stderr()).contains("'tomcat' is no process number");
    }
    try (Program program = subject(Jdk.newest())) {
      for (String command : List.of("apply", "status", "attach")) {
        Command other =
            Command.run(
                Launch.of(Jdk.newest())
                    .through("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"),
                command,
                pid(program));
        assertThat(other.exit()).as("%s %s", command, other).isEqualTo(2);
        assertThat(other.stderr()).contains("belongs to root", "or as root");
      }
      assertShow(program, Keepalive.OFF);
      assertThat(program.stderr()).isEmpty();
    }
  }

  /** Others' processes are not even there: in a mount namespace of its own, as another user. */
  @Test
  void hidden_processes_get_a_message_that_says_so() throws Exception {
    String hidden =
        "mount -t proc -o hidepid=2 proc /proc"
            + " && exec setpriv --reuid=65534 --regid=65534 --clear-groups \"$@\"";
    try (Program program = subject(Jdk.newest())) {
      for (List<String> command :
          List.of(
              List.of("status", pid(program)),
              List.of("apply", pid(program), "idle=30"),
              List.of("attach", pid(program)),
              List.of("detach", pid(program)),
              List.of("cut", pid(program), "--peer", "127.0.0.1", "--yes"),
              List.of("doctor", pid(program)))) {
        Command refused =
            Command.run(
                Launch.of(Jdk.newest()).through("unshare", "--mount", "sh", "-c", hidden, "sh"),
                command.toArray(new String[0]));
        assertThat(refused.exit()).as("%s %s", command, refused).isEqualTo(2);
        assertThat(refused.stderr()).contains("another user's: /proc is mounted with hidepid");
        assertThat(refused.stdout()).isEmpty();
      }
      assertShow(program, Keepalive.OFF);
      assertThat(program.stderr()).isEmpty();
    }
  }

  @Test
  void programs_are_told_what_the_connections_have_afterwards() {
    try (Program program = subject(Jdk.newest())) {
      Command dry = Command.run("apply", pid(program), "idle=33", "--dry-run", "--json");
      assertThat(dry.array())
          .isNotEmpty()
          .allMatch((JsonNode each) -> each.get("dryRun").asBoolean())
          .noneMatch((JsonNode each) -> each.get("keepalive").asBoolean());
      Command apply = Command.run("apply", pid(program), "idle=33", "--json");
      assertThat(apply.array())
          .hasSameSizeAs(dry.array())
          .noneMatch((JsonNode each) -> each.get("dryRun").asBoolean())
          .allMatch((JsonNode each) -> each.get("keepalive").asBoolean())
          .allMatch((JsonNode each) -> each.get("idle").asInt() == 33);
    }
  }

  @Test
  void all_is_every_jvm() {
    try (Program one = subject(Jdk.newest());
        Program other = subject(Jdk.all().get(0))) {
      Command apply = Command.run("apply", "all", "--dry-run", "--json");
      assertThat(apply.array())
          .extracting((JsonNode each) -> each.get("pid").asLong())
          .contains(one.pid(), other.pid());
      assertShow(one, Keepalive.OFF);
    }
  }

  private static Program subject(Jdk jdk) {
    Program program = Launch.of(jdk).main(SUBJECT, Kinds.arguments("127.0.0.1", ONE)).start();
    program.await("done");
    return program;
  }

  private static void assertShow(Program program, Keepalive expected) {
    assertThat(Kernel.connections(program.pid()))
        .isNotEmpty()
        .allMatch(socket -> socket.keepalive().matches(expected), "shows " + expected);
  }

  private static String pid(Program program) {
    return Long.toString(program.pid());
  }
}
