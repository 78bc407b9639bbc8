package dev.keepalive.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.keepalive.it.harness.Connections;
import dev.keepalive.it.harness.EachJdk;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Keepalive;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.PatchedAgent;
import dev.keepalive.it.harness.Program;
import dev.keepalive.subject.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent itself fails on every connection; the application goes on as if it were not there. */
class FaultsIT {

  @TempDir static Path inConnections;
  @TempDir static Path inHook;

  private static Path failingConnections;
  private static Path failingHook;

  @BeforeAll
  static void patch() throws IOException {
    failingConnections =
        PatchedAgent.failingIn(
            inConnections,
            "dev.keepalive.agent.socket.Connections",
            Set.of("connected", "accepted", "asked", "set"),
            Fault.class);
    failingHook =
        PatchedAgent.failingIn(inHook, "dev.keepalive.agent.weave.Hook", Set.of("on"), Fault.class);
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("jdksAndFaults")
  void connections_work_and_one_line_is_logged_for_each_place(Jdk jdk, String fault) {
    RoundTrip.Output output =
        RoundTrip.run(
            Launch.of(jdk).agent(failingConnections).option("-Dfault=" + fault), Keepalive.OFF);
    assertThat(output.stdout()).isEqualTo(RoundTrip.STDOUT);
    assertThat(output.stderr()).hasSize(4);
    for (String place : List.of("connected", "accepted")) {
      assertThat(output.stderr().subList(1, 3))
          .filteredOn(line -> line.endsWith("(" + place + ")"))
          .singleElement(STRING)
          .contains("ERROR keepalive-agent - a connection was left as the application made it")
          .contains(fault);
    }
    assertThat(output.stderr().get(3)).isEqualTo(RoundTrip.STDERR.get(0));
  }

  /** Even where nobody is left to log it. */
  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("jdksAndFaults")
  void connections_work_where_the_hook_fails_at_its_first_instruction(Jdk jdk, String fault) {
    RoundTrip.Output output =
        RoundTrip.run(Launch.of(jdk).agent(failingHook).option("-Dfault=" + fault), Keepalive.OFF);
    assertThat(output.stdout()).isEqualTo(RoundTrip.STDOUT);
  }

  @EachJdk
  void what_the_application_sets_is_set(Jdk jdk) {
    for (Path agent : List.of(failingConnections, failingHook)) {
      try (Program program =
          Launch.of(jdk)
              .agent(agent)
              .option("-Dfault=Error")
              .main(
                  "dev.keepalive.subject.AppSettings",
                  "127.0.0.1",
                  "socket-before-late",
                  "channel-after-late",
                  "async-after-late",
                  "socket-after-off")
              .start()) {
        Connections connections = Connections.of(program);
        for (String late :
            List.of("socket-before-late", "channel-after-late", "async-after-late")) {
          assertThat(connections.near(late).keepalive()).isEqualTo(Keepalive.on(200, 30, 9));
        }
        assertThat(connections.near("socket-after-off").keepalive().on()).isFalse();
      }
    }
  }

  static Stream<Arguments> jdksAndFaults() {
    return Jdk.all().stream()
        .flatMap(
            jdk ->
                Stream.of(
                        "Error", "StackOverflowError", "OutOfMemoryError", "IllegalStateException")
                    .map(fault -> Arguments.of(jdk, fault)));
  }
}
