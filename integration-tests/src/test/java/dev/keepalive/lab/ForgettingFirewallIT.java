package dev.keepalive.lab;

import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The other purpose of keepalive: to keep quiet connections in the memory of firewalls. */
@LaboratoryTest
class ForgettingFirewallIT {
  private static final Duration MEMORY = Duration.ofSeconds(3);

  @TestFactory
  Stream<DynamicTest> a_quiet_connection_lives_longer_than_the_firewall_remembers(
      Laboratory laboratory) {
    Case quiet =
        new Case(
            "The connection is quiet for longer than the firewall remembers",
            "The firewall forgets a connection after 3 s without a packet and drops what belongs to"
                + " none that it knows. The application is silent until the firewall has forgotten"
                + " the connections that nothing looks after; then it writes on all of them.",
            new Timing(1, 1, 3),
            false,
            mode -> mode == Mode.NOTHING ? Verdict.HANGS : Verdict.ANSWERED,
            null);
    laboratory.firewall().forgetAfter(MEMORY);
    return laboratory
        .examine(
            quiet,
            experiment -> {
              int lookedAfter = experiment.connections(mode -> mode != Mode.NOTHING);
              Awaitility.await("the firewall forgets")
                  .atMost(MEMORY.multipliedBy(5))
                  .until(() -> laboratory.firewall().remembered() <= lookedAfter);
              experiment.say("all");
              experiment.settle(Duration.ofSeconds(5), Fate::isAnswered);
            })
        .tests();
  }
}
