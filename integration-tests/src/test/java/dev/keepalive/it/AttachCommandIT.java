package dev.keepalive.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.Artifacts;
import dev.keepalive.it.harness.Command;
import dev.keepalive.it.harness.Container;
import dev.keepalive.it.harness.EachJdk;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Keepalive;
import dev.keepalive.it.harness.Kernel;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import dev.keepalive.it.harness.Signal;
import dev.keepalive.it.harness.Tls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** {@code attach} and {@code detach}, and what a JVM that refuses is told. */
class AttachCommandIT {
  private static final String SUBJECT = "dev.keepalive.subject.Subject";
  private static final List<String> ONE = List.of("socket@server-socket");

  /** The command runs on the same JDK or JRE as the JVM. */
  @EachJdk
  void open_connections_and_later_ones_come_under_the_rules(Jdk jdk) {
    List<String> kinds = Kinds.of(jdk);
    try (Program program =
        Launch.of(jdk)
            .option(Tls.options())
            .main(SUBJECT, Kinds.arguments("127.0.0.1", kinds))
            .start()) {
      program.await("done");
      Command attach = Command.run(jdk, "attach", pid(program), "idle=33");
      assertThat(attach.exit()).as("%s", attach).isZero();
      assertThat(attach.stdout()).contains("the agent is on", "protected");
      assertThat(attach.stderr()).isEmpty();
      assertShow(program.pid(), Keepalive.on(33, 10, 6));
      program.ask(ONE.get(0), "done " + ONE.get(0));
      assertShow(program.pid(), Keepalive.on(33, 10, 6));
      Command again = Command.run(jdk, "attach", pid(program), "idle=34", "count=5");
      assertThat(again.stdout()).contains("the agent is on, as before");
      assertShow(program.pid(), Keepalive.on(34, 10, 5));
      Command detach = Command.run(jdk, "detach", pid(program));
      assertThat(detach.exit()).as("%s", detach).isZero();
      assertShow(program.pid(), Keepalive.on(34, 10, 5));
      program.ask("channel-open@channel-blocking", "done channel-open@channel-blocking");
      assertThat(Kernel.connections(program.pid()))
          .filteredOn(socket -> socket.keepalive().matches(Keepalive.OFF))
          .as("opened after the detach")
          .hasSize(2);
      assertThat(Command.run(jdk, "detach", pid(program)).exit()).isEqualTo(1);
      assertThat(program.end()).isZero();
    }
  }

  /** A JVM takes what follows it for the argument; so it is given a copy of the jar elsewhere. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("dev.keepalive.it.harness.Jdk#eightSeventeenAndNewest")
  void the_jar_may_lie_where_the_path_has_an_equals_sign(Jdk jdk, @TempDir Path directory)
      throws IOException {
    Path jar = Files.createDirectory(directory.resolve("a=b")).resolve("keepalive-agent.jar");
    Files.copy(Artifacts.AGENT, jar);
    try (Program program =
        Launch.of(jdk).main(SUBJECT, Kinds.arguments("127.0.0.1", ONE)).start()) {
      program.await("done");
      try (Program attach = Launch.of(jdk).jar(jar, "attach", pid(program), "idle=33").start()) {
        assertThat(attach.exitCode()).as("%s", attach).isZero();
        assertThat(attach.stdout()).containsPattern("from /tmp/keepalive-agent-[0-9a-f]+\\.jar");
      }
      assertShow(program.pid(), Keepalive.on(33, 10, 6));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dev.keepalive.it.harness.Jdk#eightSeventeenAndNewest")
  void a_jvm_in_a_container_is_reached_from_outside(Jdk jdk) {
    try (Program unshare =
        Container.around(Launch.of(jdk)).main(SUBJECT, Kinds.arguments("127.0.0.1", ONE)).start()) {
      unshare.await("done");
      long pid = Container.jvm(unshare);
      List<JsonNode> list = Command.run("list", "--json").array();
      JsonNode listed =
          list.stream().filter(one -> one.get("pid").asLong() == pid).findFirst().orElseThrow();
      assertThat(listed.get("user").asString()).isEqualTo(Integer.toString(Container.UID));
      assertThat(listed.get("unprotected").asInt()).isEqualTo(2);
      Command status = Command.run("status", Long.toString(pid), "--json");
      assertThat(status.array()).hasSize(2).allMatch(one -> !one.get("keepalive").asBoolean());
      assertThat(Command.run("apply", Long.toString(pid), "idle=31").exit()).isZero();
      assertShow(pid, Keepalive.on(31, 10, 6));

      Command attach = Command.run("attach", Long.toString(pid), "idle=32");
      assertThat(attach.exit()).as("%s\n%s", attach, unshare).isZero();
      assertThat(attach.stdout()).containsPattern("from /tmp/keepalive-agent-[0-9a-f]+\\.jar");
      assertShow(pid, Keepalive.on(32, 10, 6));
      unshare.ask(ONE.get(0), "done " + ONE.get(0));
      assertShow(pid, Keepalive.on(32, 10, 6));
      if (jdk.feature() < 21) { // later ones are not asked; and within a second, or not at all
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .untilAsserted(
                () ->
                    assertThat(Command.run("status", Long.toString(pid), "--json").array())
                        .hasSize(4)
                        .allMatch(one -> one.get("rule").asString().equals("general")));
      }
      assertThat(Command.run("detach", Long.toString(pid)).exit()).isZero();
      assertThat(unshare.end()).isZero();
    }
  }

  @Test
  void a_jvm_that_refuses_is_told_apart_and_apply_is_offered() throws Exception {
    assertRefused("-XX:+DisableAttachMechanism", "refuses every attach");
    assertRefused("-Xrs", "refuses every attach (-Xrs)");
    try (Program program =
        subject(Launch.of(Jdk.newest()).option("-XX:-EnableDynamicAgentLoading"))) {
      assertRefused(program, "refuses agents at run time");
    }
    try (Program program = subject(Launch.of(Jdk.newest()))) {
      Signal.STOP.send(program.pid());
      try {
        assertRefused(program, "is stopped (SIGSTOP, or a debugger)");
      } finally {
        Signal.CONT.send(program.pid());
      }
      assertThat(program.end()).isZero();
    }
  }

  private static void assertRefused(String option, String message) {
    for (Jdk jdk : Jdk.all()) {
      try (Program program = subject(Launch.of(jdk).option(option))) {
        assertRefused(program, message);
        assertThat(program.end()).isZero();
      }
    }
  }

  private static void assertRefused(Program program, String message) {
    Command attach = Command.run("attach", pid(program));
    assertThat(attach.exit()).as("%s", attach).isEqualTo(2);
    assertThat(attach.stderr()).contains(message, "apply " + pid(program));
    assertThat(attach.stderr().lines()).hasSize(1);
    assertThat(attach.stdout()).isEmpty();
    assertThat(program.stdout()).as("no thread dump").doesNotContain("Full thread dump");
    assertThat(program.stderr()).isEmpty();
  }

  /** And the JVM's threads are not printed when it comes to itself. */
  @Test
  void one_that_hangs_is_given_up_after_the_time_limit_and_apply_works() {
    Jdk jdk = Jdk.all().get(0);
    try (Program program =
        Launch.of(jdk)
            .option("-XX:TieredStopAtLevel=4", "-XX:-TieredCompilation")
            .option("-XX:-UseCountedLoopSafepoints")
            .main("dev.keepalive.subject.HungSafepoint")
            .start()) {
      program.await("hangs");
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> !Command.run("attach", pid(program), "--timeout", "1").stderr().isEmpty());
      Command attach = Command.run("attach", pid(program), "--timeout", "1");
      assertThat(program.stdout()).as("it still hangs").doesNotContain("over");
      assertThat(attach.exit()).as("%s", attach).isEqualTo(2);
      assertThat(attach.stderr())
          .contains("does not answer within 1.0 s: it hangs", "apply " + pid(program));
      assertThat(Command.run("apply", pid(program), "idle=8").exit()).isZero();
      assertThat(program.stdout()).as("it still hangs").doesNotContain("over");
      assertShow(program.pid(), Keepalive.on(8, 10, 6));
      program.await("over");
      assertThat(program.end()).isZero();
      assertThat(program.stdout()).doesNotContain("Full thread dump");
    }
  }

  @EachJdk
  void one_that_came_with_the_start_is_detached_too(Jdk jdk) {
    for (String argument : List.of("idle=33", "enabled=false,idle=33", "config=/nowhere")) {
      try (Program program = subject(Launch.of(jdk).agent(argument))) {
        Command detach = Command.run(jdk, "detach", pid(program));
        assertThat(detach.exit()).as("%s\n%s", detach, program).isEqualTo(waits(argument) ? 0 : 1);
        program.ask(ONE.get(0), "done " + ONE.get(0));
        assertThat(Kernel.connections(program.pid()))
            .filteredOn(socket -> socket.keepalive().matches(Keepalive.OFF))
            .hasSize(argument.startsWith("idle") ? 2 : 4);
        assertThat(program.end()).isZero();
      }
    }
  }

  /** One that is switched off in its argument does not stay. */
  private static boolean waits(String argument) {
    return !argument.startsWith("enabled=false");
  }

  @Test
  void a_file_that_the_process_does_not_see_is_not_named_to_it() {
    try (Program program = subject(Launch.of(Jdk.newest()))) {
      Command attach = Command.run("attach", pid(program), "config=/proc/self/cwd/none");
      assertThat(attach.exit()).isEqualTo(2);
      assertThat(program.stderr()).isEmpty();
    }
  }

  @Test
  void bad_settings_are_not_sent() {
    try (Program program = subject(Launch.of(Jdk.newest()))) {
      Command attach = Command.run("attach", pid(program), "idel=7");
      assertThat(attach.exit()).isEqualTo(2);
      assertThat(attach.stderr()).contains("unknown key idel; did you mean idle?");
      assertThat(program.stderr()).isEmpty();
      assertShow(program.pid(), Keepalive.OFF);
      Command detach = Command.run("detach", pid(program));
      assertThat(detach.exit()).isEqualTo(1);
      assertThat(detach.stderr()).contains("has no agent");
      assertThat(program.stderr()).isEmpty();
    }
  }

  private static Program subject(Launch launch) {
    Program program = launch.main(SUBJECT, Kinds.arguments("127.0.0.1", ONE)).start();
    program.await("done");
    return program;
  }

  private static void assertShow(long pid, Keepalive expected) {
    assertThat(Kernel.connections(pid))
        .isNotEmpty()
        .allMatch(socket -> socket.keepalive().matches(expected), "shows " + expected);
  }

  private static String pid(Program program) {
    return Long.toString(program.pid());
  }

  /** The container has a {@code /tmp} of its own. */
  static final class OutsideOfTmp implements TempDirFactory {
    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext test)
        throws IOException {
      return Files.createTempDirectory(Path.of("/var/tmp"), "keepalive");
    }
  }
}
