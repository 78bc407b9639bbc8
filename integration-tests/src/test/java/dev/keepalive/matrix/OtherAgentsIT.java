package dev.keepalive.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.Kinds;
import dev.keepalive.it.harness.AgentJar;
import dev.keepalive.it.harness.Artifacts;
import dev.keepalive.it.harness.Connections;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import dev.keepalive.it.harness.Tls;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Together with another agent, before it and after it: every kind of connection, both ends. */
class OtherAgentsIT {

  /** Of this agent and another, which is first on the command line. */
  enum Order {
    FIRST,
    LAST
  }

  private static final String MAIN = "dev.keepalive.subject.Subject";
  private static final String RETRANSFORMING = "dev.keepalive.subject.LateRetransformation";

  @TempDir Path directory;

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("jdksAndOrders")
  void opentelemetry(Jdk jdk, Order order) {
    Launch launch =
        Launch.of(jdk)
            .option("-Dotel.traces.exporter=none", "-Dotel.metrics.exporter=none")
            .option("-Dotel.logs.exporter=none");
    String agent =
        "-javaagent:" + Libraries.file("io.opentelemetry.javaagent:opentelemetry-javaagent:2.33.1");
    assertThat(stderrOf(launch, jdk, order, agent, MAIN)).contains("opentelemetry-javaagent");
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("jdksAndOrders")
  void jacoco(Jdk jdk, Order order) {
    String agent = "-javaagent:" + Libraries.file("org.jacoco:org.jacoco.agent:jar:runtime:0.8.15");
    stderrOf(Launch.of(jdk), jdk, order, agent + "=output=none", MAIN);
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("jdksAndOrders")
  void one_that_retransforms_java_net_Socket_later(Jdk jdk, Order order) throws IOException {
    String agent = "-javaagent:" + AgentJar.of(RETRANSFORMING, directory);
    stderrOf(Launch.of(jdk), jdk, order, agent, RETRANSFORMING);
  }

  static Stream<Arguments> jdksAndOrders() {
    return Tier.jdks().stream()
        .flatMap(jdk -> Stream.of(Order.values()).map(order -> Arguments.of(jdk, order)));
  }

  private static String stderrOf(
      Launch launch, Jdk jdk, Order order, String otherAgent, String mainClass) {
    List<String> kinds = Kinds.of(jdk);
    String agent = "-javaagent:" + Artifacts.AGENT + "=" + Timing.AGENT_ARGUMENT;
    launch
        .option(order == Order.FIRST ? agent : otherAgent)
        .option(order == Order.FIRST ? otherAgent : agent)
        .option(Tls.options())
        .main(mainClass, Kinds.arguments("127.0.0.1", kinds));
    try (Program program = launch.start()) {
      Connections.of(program).assertBothEndsShow(Timing.CONFIGURED, kinds);
      if (mainClass.equals(RETRANSFORMING)) {
        program.await("retransformed 2");
      }
      return program.stderr();
    }
  }
}
