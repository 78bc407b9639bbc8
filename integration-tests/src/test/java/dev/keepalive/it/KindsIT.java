package dev.keepalive.it;

import dev.keepalive.it.harness.Connections;
import dev.keepalive.it.harness.Host;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Keepalive;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import dev.keepalive.it.harness.Tls;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of connection, both ends, IPv4 and IPv6. */
class KindsIT {

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("jdksAndHosts")
  void every_connection_shows_the_defaults_with_the_agent(Jdk jdk, Host host) {
    assertBothEndsShow(Keepalive.DEFAULT, Launch.of(jdk).agent(), jdk, host);
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("jdksAndHosts")
  void every_connection_is_without_keepalive_without_the_agent(Jdk jdk, Host host) {
    assertBothEndsShow(Keepalive.OFF, Launch.of(jdk), jdk, host);
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("jdksAndHosts")
  void every_connection_shows_a_fixed_user_timeout(Jdk jdk, Host host) {
    assertBothEndsShow(
        Keepalive.on(30, 5, 3).withUserTimeout(44_500),
        Launch.of(jdk).agent("idle=30,interval=5s,count=3,user-timeout=44500ms"),
        jdk,
        host);
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("jdksAndHosts")
  void every_connection_shows_a_user_timeout_just_below_the_last_probe(Jdk jdk, Host host) {
    assertBothEndsShow(
        Keepalive.DEFAULT.withUserTimeout(119_000),
        Launch.of(jdk).agent("user-timeout=auto"),
        jdk,
        host);
  }

  static Stream<Arguments> jdksAndHosts() {
    return Jdk.all().stream()
        .flatMap(jdk -> Host.all().stream().map(host -> Arguments.of(jdk, host)));
  }

  private static void assertBothEndsShow(Keepalive expected, Launch launch, Jdk jdk, Host host) {
    List<String> kinds = Kinds.of(jdk);
    launch
        .option(host.options().toArray(String[]::new))
        .option(Tls.options())
        .main("dev.keepalive.subject.Subject", Kinds.arguments(host.address(), kinds));
    try (Program program = launch.start()) {
      Connections.of(program).assertBothEndsShow(expected, kinds);
    }
  }
}
