package dev.keepalive.lab.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.lab.LaboratoryRequired;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The laboratory is a good guest on the machine. */
@LaboratoryRequired
class NetworkIT {

  @Test
  void the_machines_own_network_is_not_touched() {
    List<String> before = ownNetwork();
    try (Network network = Network.open()) {
      assertThat(namespaces()).containsAll(network.names());
      assertThat(ownNetwork()).isEqualTo(before);
    }
    assertThat(ownNetwork()).isEqualTo(before);
  }

  @Test
  void nothing_is_left_behind() {
    List<String> names;
    try (Network network = Network.open()) {
      names = network.names();
      assertThat(namespaces()).containsAll(names);
    }
    assertThat(namespaces()).doesNotContainAnyElementsOf(names);
  }

  @Test
  void nothing_is_left_behind_by_a_run_that_is_killed() throws Exception {
    Process run =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledRun.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> names = new ArrayList<>();
    try (BufferedReader output =
        new BufferedReader(new InputStreamReader(run.getInputStream(), StandardCharsets.UTF_8))) {
      for (int i = 0; i < 3; i++) {
        names.add(output.readLine());
      }
      assertThat(namespaces()).containsAll(names);
    } finally {
      run.destroyForcibly();
    }
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(namespaces()).doesNotContainAnyElementsOf(names));
  }

  @Test
  void what_a_dead_run_left_behind_is_removed_by_the_next() {
    // a process id that Linux never gives: PID_MAX_LIMIT is 2^22
    String leftover = "keepalive-lab-4194305-1-1-router";
    Namespace.create(leftover);
    Network.open().close();
    assertThat(namespaces()).doesNotContain(leftover);
  }

  @Test
  void two_runs_do_not_disturb_each_other() {
    try (Network one = Network.open();
        Network other = Network.open()) {
      assertThat(namespaces()).containsAll(one.names()).containsAll(other.names());
    }
  }

  /** A run that builds a network, says so, and waits to be killed. */
  static final class KilledRun {
    private KilledRun() {}

    @SuppressWarnings("try")
    public static void main(String[] args) throws IOException {
      try (Network network = Network.open()) {
        network.names().forEach(System.out::println);
        while (System.in.read() >= 0) {
          // to be killed meanwhile
        }
      }
    }
  }

  private static List<String> namespaces() {
    return Command.run("ip", "netns", "list").lines().map(line -> line.split(" ", 2)[0]).toList();
  }

  /** Interfaces, addresses, routes, firewall, forwarding. */
  private static List<String> ownNetwork() {
    return List.of(
        Command.run("ip", "-brief", "link"),
        Command.run("ip", "-brief", "address"),
        Command.run("ip", "route", "show", "table", "all"),
        Command.run("nft", "list", "ruleset"),
        Command.run("cat", "/proc/sys/net/ipv4/ip_forward"));
  }
}
