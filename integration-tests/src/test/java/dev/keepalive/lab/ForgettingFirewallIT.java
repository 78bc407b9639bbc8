package dev.keepalive.lab;

import dev.keepalive.lab.net.Firewall.Connection;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The other purpose of keepalive: to keep quiet connections in the memory of firewalls. */
@LaboratoryTest
class ForgettingFirewallIT {

  @TestFactory
  Stream<DynamicTest> a_quiet_connection_lives_longer_than_the_firewall_remembers(
      Laboratory laboratory) {
    return laboratory
        .examine(
            Cases.QUIET,
            experiment -> {
              laboratory.firewall().forgetAfter(Cases.FIREWALL_MEMORY);
              experiment.converse();
              Set<Connection> lonely = experiment.connections(Mode.NOTHING);
              Awaitility.await("the firewall forgets")
                  .atMost(Cases.FIREWALL_MEMORY.multipliedBy(5))
                  .until(() -> Collections.disjoint(lonely, laboratory.firewall().known()));
              experiment.say("all");
              experiment.settle(Duration.ofSeconds(5), Fate::isAnswered);
            })
        .tests();
  }
}
