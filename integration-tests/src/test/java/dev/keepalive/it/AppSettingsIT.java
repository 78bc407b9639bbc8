package dev.keepalive.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.Connections;
import dev.keepalive.it.harness.EachJdk;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Keepalive;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import dev.keepalive.it.harness.TcpSocket;
import dev.keepalive.it.harness.Tls;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The application sets keepalive options itself: each kind of socket, before and after. */
class AppSettingsIT {

  private static final Keepalive AGENTS = Keepalive.DEFAULT;

  private static final Map<String, Map<String, Keepalive>> BY_MODE =
      Map.of(
          "respect",
          Map.of(
              "off", Keepalive.OFF,
              "on", AGENTS,
              "late-idle", Keepalive.on(200, 10, 6),
              "late", Keepalive.on(200, 30, 9),
              "early", Keepalive.on(20, 5, 3)),
          "keep-enabled",
          Map.of(
              "off", AGENTS,
              "on", AGENTS,
              "late-idle", Keepalive.on(200, 10, 6),
              "late", Keepalive.on(200, 30, 9),
              "early", Keepalive.on(20, 5, 3)),
          "tighten",
          Map.of(
              "off", AGENTS,
              "on", AGENTS,
              "late-idle", AGENTS,
              "late", AGENTS,
              "early", Keepalive.on(20, 5, 3)),
          "override",
          Map.of(
              "off", AGENTS, "on", AGENTS, "late-idle", AGENTS, "late", AGENTS, "early", AGENTS));

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("jdksAndModes")
  void what_the_application_sets_stands_as_far_as_the_mode_says(Jdk jdk, String mode) {
    assertShown(BY_MODE.get(mode), Launch.of(jdk).agent("app-settings=" + mode), jdk);
  }

  /** That the test sees what the application sets: without the agent only that stands. */
  @EachJdk
  void what_the_application_sets_stands_alone_without_the_agent(Jdk jdk) {
    assertShown(
        Map.of(
            "off", Keepalive.OFF,
            "on", Keepalive.on(Keepalive.UNKNOWN, Keepalive.UNKNOWN, Keepalive.UNKNOWN),
            "late-idle", Keepalive.OFF,
            "late", Keepalive.on(200, 30, 9),
            "early", Keepalive.on(20, 5, 3)),
        Launch.of(jdk),
        jdk);
  }

  static Stream<Arguments> jdksAndModes() {
    return Jdk.all().stream()
        .flatMap(jdk -> BY_MODE.keySet().stream().sorted().map(mode -> Arguments.of(jdk, mode)));
  }

  private static void assertShown(Map<String, Keepalive> byWish, Launch launch, Jdk jdk) {
    List<String> cases = cases(jdk);
    List<String> arguments = new ArrayList<>(cases);
    arguments.add(0, "127.0.0.1");
    launch
        .option(Tls.options())
        .main("dev.keepalive.subject.AppSettings", arguments.toArray(String[]::new));
    try (Program program = launch.start()) {
      Connections connections = Connections.of(program);
      Map<String, TcpSocket> wrong = new TreeMap<>();
      for (String name : cases) {
        TcpSocket socket = connections.near(name);
        Keepalive expected = byWish.get(name.split("-", 3)[2]);
        if (!socket.keepalive().matches(expected)) {
          wrong.put(name + ", expected " + expected, socket);
        }
      }
      assertThat(wrong).as("%s", program).isEmpty();
    }
  }

  /** {@code KIND-MOMENT-WISH}, all that the JDK itself can do. */
  private static List<String> cases(Jdk jdk) {
    List<String> cases = new ArrayList<>();
    for (String kind : List.of("socket", "tls", "proxied", "adaptor", "channel", "async")) {
      for (String wish : List.of("off", "on", "late-idle", "late", "early")) {
        for (String moment : List.of("before", "after")) {
          if (isPossible(jdk, kind, moment, wish)) {
            cases.add(kind + "-" + moment + "-" + wish);
          }
        }
      }
    }
    for (String kind : List.of("serversocket", "serverchannel")) {
      for (String wish : List.of("off", "on", "late-idle", "late", "early")) {
        cases.add(kind + "-after-" + wish);
      }
      cases.add(kind + "-before-late-idle");
    }
    return cases;
  }

  private static boolean isPossible(Jdk jdk, String kind, String moment, String wish) {
    boolean tcpOption = !wish.equals("off") && !wish.equals("on");
    boolean lostByTheJdk =
        (kind.equals("adaptor") && jdk.feature() <= 11)
            || (kind.equals("proxied") && moment.equals("before"));
    return !(tcpOption && lostByTheJdk);
  }
}
