package dev.keepalive.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.Connections;
import dev.keepalive.it.harness.EachJdk;
import dev.keepalive.it.harness.FreePort;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Keepalive;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Rules choose by host name, network, port and direction, on every kind of socket. */
class RulesIT {

  private static final List<String> KINDS = List.of("socket", "channel", "async");

  @TempDir Path directory;

  @EachJdk
  void each_connection_gets_the_settings_of_the_first_rule_that_fits(Jdk jdk) throws IOException {
    int ruledPort = FreePort.next();
    Path file =
        Files.writeString(
            directory.resolve("keepalive.properties"),
            """
            interval = 9s
            rule.by-name.match = connect localhost
            rule.by-name.idle = 31s
            rule.by-network.match = connect 127.1.0.0/16, connect 10.0.0.0/8
            rule.by-network.idle = 32s
            rule.by-network.user-timeout = auto
            rule.by-port.match = connect 127.0.0.0/8:%1$d
            rule.by-port.idle = 33s
            rule.accepted-at.match = accept :%1$d
            rule.accepted-at.idle = 34s
            rule.accepted-from.match = accept from 127.2.0.0/16
            rule.accepted-from.idle = 35s
            rule.accepted-from.count = 3
            rule.ipv6.match = any [::1]
            rule.ipv6.enabled = false
            """
                .formatted(ruledPort));
    List<String> arguments = new ArrayList<>();
    for (String kind : KINDS) {
      arguments.add("name-" + kind + "/" + kind + "/localhost/0/127.0.0.1");
      arguments.add("network-" + kind + "/" + kind + "/127.1.0.1/0/127.0.0.1");
      arguments.add("from-" + kind + "/" + kind + "/127.0.0.1/0/127.2.0.1");
      arguments.add("none-" + kind + "/" + kind + "/127.0.0.1/0/127.0.0.1");
      arguments.add("ipv6-" + kind + "/" + kind + "/::1/0/::1");
    }
    arguments.add("port-socket/socket/127.0.0.1/" + ruledPort + "/127.0.0.1");
    try (Program program =
        Launch.of(jdk)
            .agent("config=" + file)
            .main("dev.keepalive.subject.Destinations", arguments.toArray(new String[0]))
            .start()) {
      Connections connections = Connections.of(program);
      Keepalive general = Keepalive.on(60, 9, 6);
      for (String kind : KINDS) {
        // idle 32 s + 6 probes every 9 s, and just below it
        Keepalive byNetwork = Keepalive.on(32, 9, 6).withUserTimeout(85_000);
        assertEnds(connections, "name-" + kind, Keepalive.on(31, 9, 6), general);
        assertEnds(connections, "network-" + kind, byNetwork, general);
        assertEnds(connections, "from-" + kind, general, Keepalive.on(35, 9, 3));
        assertEnds(connections, "none-" + kind, general, general);
        assertEnds(connections, "ipv6-" + kind, Keepalive.OFF, Keepalive.OFF);
      }
      assertEnds(connections, "port-socket", Keepalive.on(33, 9, 6), Keepalive.on(34, 9, 6));
    }
  }

  private static void assertEnds(
      Connections connections, String name, Keepalive connected, Keepalive accepted) {
    assertThat(connections.near(name).keepalive())
        .as("%s, connected: %s", name, connected)
        .matches(shown -> shown.matches(connected));
    assertThat(connections.far(name).keepalive())
        .as("%s, accepted: %s", name, accepted)
        .matches(shown -> shown.matches(accepted));
  }
}
