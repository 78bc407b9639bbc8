package dev.keepalive.it;

import dev.keepalive.it.harness.Connections;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Keepalive;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import dev.keepalive.it.harness.Tls;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** JVMs that lack something, or do it the old way. */
class UnusualJvmIT {

  /** As in an image that jlink made of a program that never named {@code jdk.net}. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("from11")
  void without_the_module_jdk_net_every_connection_shows_the_same(Jdk jdk) {
    List<String> kinds = new ArrayList<>(Kinds.of(jdk));
    kinds.removeIf(kind -> kind.startsWith("http-client"));
    assertBothEndsShow(
        Keepalive.DEFAULT.withUserTimeout(119_000),
        Launch.of(jdk)
            .agent("user-timeout=auto")
            .option("--limit-modules", "java.base,java.instrument"),
        kinds);
  }

  /** JDK 13 to 17 still have the implementation of before, for who asks. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("from13to17")
  void the_old_socket_implementation_shows_the_same(Jdk jdk) {
    assertBothEndsShow(
        Keepalive.DEFAULT,
        Launch.of(jdk).agent().option("-Djdk.net.usePlainSocketImpl=true"),
        Kinds.of(jdk));
  }

  static List<Jdk> from11() {
    return Jdk.from(11);
  }

  static List<Jdk> from13to17() {
    return Jdk.from(13).stream().filter(jdk -> jdk.feature() <= 17).toList();
  }

  private static void assertBothEndsShow(Keepalive expected, Launch launch, List<String> kinds) {
    launch
        .option(Tls.options())
        .main("dev.keepalive.subject.Subject", Kinds.arguments("127.0.0.1", kinds));
    try (Program program = launch.start()) {
      Connections.of(program).assertBothEndsShow(expected, kinds);
    }
  }
}
