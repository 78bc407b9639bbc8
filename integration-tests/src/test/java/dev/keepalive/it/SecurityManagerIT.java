package dev.keepalive.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.Artifacts;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Keepalive;
import dev.keepalive.it.harness.Kernel;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import dev.keepalive.it.harness.TcpSocket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Old application servers run under a SecurityManager; there is none from Java 24 on. */
class SecurityManagerIT {

  @TempDir Path directory;

  static Stream<Jdk> jdksThatStartWithOne() {
    return Jdk.all().stream().filter(jdk -> jdk.feature() <= 17);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdksThatStartWithOne")
  void the_application_needs_no_permission_for_what_the_agent_does(Jdk jdk) {
    try (Program program =
        Launch.of(jdk)
            .agent("user-timeout=110s")
            .main("dev.keepalive.subject.UnderSecurityManager")
            .start()) {
      program.await("holding");
      assertThat(Kernel.connections(program.pid()))
          .as("%s", program)
          .hasSize(4)
          .extracting(TcpSocket::keepalive)
          .containsOnly(Keepalive.on(60, 10, 6).withUserTimeout(110_000));
    }
  }

  /** Without any grant, and with one that lacks what the agent does later on. */
  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("jdksAndGrants")
  void without_all_permissions_it_stays_out_and_prints_the_lines_that_the_policy_lacks(
      Jdk jdk, String granted) throws IOException {
    Path policy = directory.resolve("policy");
    Files.writeString(policy, granted.isEmpty() ? "" : "grant { permission " + granted + "; };\n");
    List<String> said = agentLines(jdk, policy);
    assertThat(said).hasSize(3);
    assertThat(said.get(0))
        .contains("off: ", "java.security.AllPermission", Artifacts.AGENT.toString());
    assertThat(said.get(1))
        .startsWith("grant codeBase \"file:/")
        .endsWith("keepalive-agent.jar\" {");
    assertThat(said.get(2)).isEqualTo("  permission java.security.AllPermission; };");

    Files.write(policy, said.subList(1, 3));
    assertThat(agentLines(jdk, policy)).hasSize(1).first().asString().contains("on: idle 60s");
  }

  static Stream<Arguments> jdksAndGrants() {
    return jdksThatStartWithOne()
        .flatMap(
            jdk ->
                Stream.of(
                    Arguments.of(jdk, ""),
                    Arguments.of(jdk, "java.util.PropertyPermission \"*\", \"read,write\""),
                    Arguments.of(jdk, "java.lang.RuntimePermission \"*\"")));
  }

  /** What stderr says, but for the JVM's warning of the SecurityManager itself. */
  private static List<String> agentLines(Jdk jdk, Path policy) {
    try (Program program =
        Launch.of(jdk)
            .agent()
            .option("-Djava.security.manager", "-Djava.security.policy=" + policy)
            .main("dev.keepalive.subject.HoldOnly")
            .start()) {
      program.await("holding");
      assertThat(program.end()).isZero();
      return program.stderr().lines().filter(line -> !line.startsWith("WARNING: ")).toList();
    }
  }
}
