package dev.keepalive.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.keepalive.it.harness.Command;
import dev.keepalive.it.harness.Connections;
import dev.keepalive.it.harness.EachJdk;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import dev.keepalive.it.harness.Ss;
import dev.keepalive.it.harness.TcpSocket;
import dev.keepalive.it.harness.Tls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code status} and {@code list}, against the kernel and against {@code ss}. */
class StatusIT {
  private static final String SUBJECT = "dev.keepalive.subject.Subject";

  @TempDir Path directory;

  /** Each JDK is once the one that runs the command, and once the one that is looked at. */
  @EachJdk
  void each_connection_is_as_the_kernel_has_it(Jdk jdk) {
    List<String> kinds = Kinds.of(jdk);
    try (Program program =
        Launch.of(jdk)
            .agent("idle=33,user-timeout=auto")
            .option(Tls.options())
            .main(SUBJECT, Kinds.arguments("127.0.0.1", kinds))
            .start()) {
      List<TcpSocket> sockets = Connections.of(program).all();
      Command status = Command.run(jdk, "status", Long.toString(program.pid()), "--json");
      assertThat(status.exit()).as("%s", status).isZero();
      assertThat(status.stderr()).isEmpty();
      List<JsonNode> shown = status.array();
      for (TcpSocket socket : sockets) {
        JsonNode one = find(shown, socket.local().getPort(), socket.remote().getPort());
        assertThat(one.get("pid").asLong()).isEqualTo(program.pid());
        assertThat(one.get("state").asString()).isEqualTo("ESTABLISHED");
        assertThat(one.get("keepalive").asBoolean()).isEqualTo(socket.keepalive().on());
        assertThat(one.get("idle").asInt()).isEqualTo(socket.keepalive().idleSeconds());
        assertThat(one.get("interval").asInt()).isEqualTo(socket.keepalive().intervalSeconds());
        assertThat(one.get("count").asInt()).isEqualTo(socket.keepalive().count());
        assertThat(one.get("userTimeoutMillis").asInt())
            .isEqualTo(socket.keepalive().userTimeoutMillis());
      }
      assertThat(shown).hasSizeGreaterThanOrEqualTo(sockets.size());
    }
  }

  @Test
  void its_figures_are_those_of_ss() {
    Jdk jdk = Jdk.newest();
    List<String> kinds = Kinds.of(jdk);
    try (Program program =
        Launch.of(jdk)
            .agent("idle=33")
            .option(Tls.options())
            .main(SUBJECT, Kinds.arguments("127.0.0.1", kinds))
            .start()) {
      program.await("done");
      List<JsonNode> shown = Command.run("status", pid(program), "--json").array();
      Map<String, Ss> ss = Ss.ofEachLocalAndPeer();
      assertThat(shown).hasSizeGreaterThan(2 * kinds.size() - 1);
      for (JsonNode one : shown) {
        Ss other = ss.get(one.get("local").asString() + " " + one.get("peer").asString());
        assertThat(other).as("%s among %s", one, ss.keySet()).isNotNull();
        assertThat(one.get("timer").asString()).isEqualTo(other.timer());
        assertThat(one.get("timerSeconds").asDouble()).isCloseTo(other.timerSeconds(), within(5.0));
        assertThat(one.get("probes").asInt()).isEqualTo(other.probes());
        assertThat(one.get("unackedBytes").asLong()).isEqualTo(other.sendQueue());
        assertThat(one.get("idleSeconds").asDouble()).isCloseTo(other.idleSeconds(), within(5.0));
      }
    }
  }

  @Test
  void with_the_agent_it_names_the_rule_and_which_side_opened_it() throws IOException {
    Path file = directory.resolve("keepalive.properties");
    Files.writeString(
        file, "rule.local.match = connect localhost\nrule.local.idle = 7s\nidle = 50s\n");
    for (Jdk jdk : Jdk.all()) {
      try (Program program =
          Launch.of(jdk)
              .agent("config=" + file)
              .main(SUBJECT, "localhost", "socket@server-socket")
              .start()) {
        program.await("done");
        Connections connections = Connections.of(program);
        List<JsonNode> shown = Command.run("status", pid(program), "--json").array();
        TcpSocket near = connections.near("socket@server-socket");
        JsonNode opened = find(shown, near.local().getPort(), near.remote().getPort());
        JsonNode accepted = find(shown, near.remote().getPort(), near.local().getPort());
        assertThat(opened.get("direction").asString()).isEqualTo("connect");
        assertThat(accepted.get("direction").asString()).isEqualTo("accept");
        if (jdk.feature() < 21) {
          assertThat(opened.get("rule").asString()).as("%s", jdk).isEqualTo("local");
        } else { // to ask would make the JVM print a notice, and from outside no name is to be seen
          assertThat(opened.get("rule").isNull()).as("%s", jdk).isTrue();
        }
        assertThat(accepted.get("rule").asString()).as("%s", jdk).isEqualTo("general");
        assertThat(opened.get("idle").asInt()).isEqualTo(7);
        assertThat(program.stderr().lines()).as("nothing but the first line").hasSize(1);
      }
    }
  }

  @Test
  void the_table_has_the_unprotected_first_and_totals_below() {
    try (Program program =
        Launch.of(Jdk.newest()).main(SUBJECT, "127.0.0.1", "socket@server-socket").start()) {
      program.await("done");
      Command status = Command.run("status", pid(program));
      assertThat(status.stdout().lines().findFirst().orElseThrow())
          .matches("DIRECTION +LOCAL +PEER +STATE +KEEPALIVE +IDLE/INTVL/CNT +USER TIMEOUT .*");
      assertThat(status.stdout()).contains(" off  ", "2 connections: 0 protected, 2 unprotected");
      Command filtered = Command.run("status", pid(program), "--state", "close_wait");
      assertThat(filtered.stdout()).isEqualTo("no connection\n");
      assertThat(Command.run("status").stdout())
          .contains(pid(program) + " " + SUBJECT + ", agent absent");
    }
  }

  @Test
  void list_tells_each_jvm_and_whether_the_agent_is_there() {
    for (Jdk jdk : Jdk.all()) {
      try (Program without = Launch.of(jdk).main(SUBJECT, "127.0.0.1").start();
          Program with =
              Launch.of(jdk).agent().main(SUBJECT, "127.0.0.1", "socket@server-socket").start();
          Program off = Launch.of(jdk).agent("enabled=false").main(SUBJECT, "127.0.0.1").start()) {
        without.await("done");
        with.await("done");
        off.await("done");
        List<JsonNode> jvms = Command.run("list", "--json").array();
        assertThat(jvm(jvms, without).get("agent").asString()).isEqualTo("absent");
        assertThat(jvm(jvms, with).get("agent").asString()).as("%s", jdk).isEqualTo("on");
        assertThat(jvm(jvms, off).get("agent").asString()).isEqualTo("off");
        assertThat(jvm(jvms, with).get("mainClass").asString()).isEqualTo(SUBJECT);
        assertThat(jvm(jvms, with).get("connections").asInt()).isEqualTo(2);
        assertThat(jvm(jvms, with).get("unprotected").asInt()).isZero();
        assertThat(jvm(jvms, with).get("javaVersion").asString())
            .startsWith(jdk.feature() == 8 ? "1.8.0" : Integer.toString(jdk.feature()));
      }
    }
  }

  private static JsonNode jvm(List<JsonNode> jvms, Program program) {
    return jvms.stream()
        .filter(jvm -> jvm.get("pid").asLong() == program.pid())
        .findFirst()
        .orElseThrow(() -> new AssertionError("not in " + jvms));
  }

  private static JsonNode find(List<JsonNode> shown, int local, int remote) {
    return shown.stream()
        .filter(
            one ->
                one.get("local").asString().endsWith(":" + local)
                    && one.get("peer").asString().endsWith(":" + remote))
        .findFirst()
        .orElseThrow(() -> new AssertionError(local + " > " + remote + " is not in " + shown));
  }

  private static String pid(Program program) {
    return Long.toString(program.pid());
  }
}
