package dev.keepalive.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.Attach;
import dev.keepalive.it.harness.EachJdk;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Kernel;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import dev.keepalive.it.harness.TcpSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** What the agent tells in JMX, and when. */
class ManagementIT {
  private static final String SUBJECT = "dev.keepalive.subject.JmxClient";

  @TempDir Path directory;

  @EachJdk
  void a_program_without_jmx_loads_nothing_of_it(Jdk jdk) {
    try (Program program =
        Launch.of(jdk)
            .agent()
            .option("-verbose:class")
            .main("dev.keepalive.subject.Subject", "127.0.0.1", "socket@server-socket")
            .start()) {
      program.await("ready");
      assertThat(program.stdout().lines())
          .anyMatch(line -> line.contains("dev.keepalive.agent.insight.jmx.Registration"))
          .noneMatch(line -> line.contains("javax.management."))
          .noneMatch(line -> line.contains("java.util.logging."));
    }
  }

  @EachJdk
  void what_ends_otherwise_is_no_dead_peer(Jdk jdk) {
    try (Program program = Launch.of(jdk).agent().main("dev.keepalive.subject.NotDead").start()) {
      assertThat(program.await("ledger\t")).isEqualTo("ledger\t0\t2");
      assertThat(program.stdout().lines())
          .contains("reset\texception 0", "closed\tread -1", "silent\ttime-out 0", "refused\t0")
          .noneMatch(line -> line.startsWith("dead\t"));
      assertThat(program.stderr().lines()).hasSize(1);
    }
  }

  @EachJdk
  void the_mbean_tells_what_the_kernel_has(Jdk jdk) throws Exception {
    Path config =
        Files.writeString(
            directory.resolve("agent.properties"),
            """
            idle = 44
            rule.in.match = accept
            rule.in.count = 3
            rule.never.match = connect db.example
            """);
    try (Program program =
        Launch.of(jdk).agent("config=" + config + ",reload=off").main(SUBJECT).start()) {
      program.await("ready");
      assertThat(program.ask("get Connected", "Connected=")).isEqualTo("Connected=1");
      assertThat(program.ask("get Accepted", "Accepted=")).isEqualTo("Accepted=1");
      assertThat(program.ask("get Set", "Set=")).isEqualTo("Set=2");
      assertThat(program.ask("get KeptOn", "KeptOn=")).isEqualTo("KeptOn=1");
      assertThat(program.ask("get Open", "Open=")).isEqualTo("Open=2");
      assertThat(program.ask("get Unprotected", "Unprotected=")).isEqualTo("Unprotected=0");
      assertThat(program.ask("get Settings", "Settings=")).contains("idle 44s");
      program.ask("rules", "rules end");
      assertThat(program.stdout().lines())
          .contains("rule in 1", "rule never 0", "rule (general) 1");
      program.ask("connections", "connections end");
      for (TcpSocket socket : Kernel.connections(program.pid())) {
        assertThat(program.stdout().lines())
            .contains(
                "connection "
                    + (socket.keepalive().count() == 3 ? "accept in " : "connect null ")
                    + "true "
                    + socket.keepalive().idleSeconds()
                    + " "
                    + socket.keepalive().intervalSeconds()
                    + " "
                    + socket.keepalive().count()
                    + " ESTABLISHED");
      }
      assertThat(program.ask("reload", "reloaded ")).endsWith("has not changed");
      Files.writeString(config, "idle = 33");
      assertThat(program.ask("reload", "reloaded ")).contains("changed: idle 44s -> 33s");
      TcpSocket one = Kernel.connections(program.pid()).get(0);
      Kernel.set(program.pid(), one, false, 33);
      assertThat(program.ask("get Unprotected", "Unprotected=")).isEqualTo("Unprotected=1");
      assertThat(Kernel.connections(program.pid()))
          .hasSize(2)
          .allMatch(socket -> socket.keepalive().idleSeconds() == 33);
    }
  }

  @EachJdk
  void a_late_attach_is_in_jmx_at_once_and_a_detach_takes_it_out(Jdk jdk) throws Exception {
    try (Program program = Launch.of(jdk).attachable().main(SUBJECT).start()) {
      program.await("ready");
      assertThat(program.ask("get Open", "no ")).startsWith("no ");
      Attach.agent(program, "");
      assertThat(program.ask("get Version", "Version=")).isNotEmpty();
      Attach.agent(program, "!detach");
      assertThat(program.ask("get Open", "no ")).startsWith("no ");
    }
  }
}
