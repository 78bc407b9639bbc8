package dev.keepalive.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.lab.net.Firewall;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The peer is gone, for good or for a moment: who notices, and when. */
@LaboratoryTest
class DeadPeerIT {

  @TestFactory
  Stream<DynamicTest> a_waiting_read_fails_when_the_path_is_cut(Laboratory laboratory) {
    return laboratory
        .examine(
            Cases.CUT,
            experiment -> {
              laboratory.firewall().cut();
              experiment.settle(latest(Cases.CUT), Fate::isEnded);
            })
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> unacknowledged_data_needs_a_user_timeout(Laboratory laboratory) {
    return laboratory
        .examine(
            Cases.UNACKNOWLEDGED,
            experiment -> {
              laboratory.firewall().cut();
              experiment.say("all");
              experiment.settle(
                  Cases.UNACKNOWLEDGED.promise().after().multipliedBy(2), Fate::isEnded);
            })
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> a_host_that_restarted_resets_at_the_next_probe(Laboratory laboratory) {
    return laboratory
        .examine(
            Cases.RESTARTED,
            experiment -> {
              Instant start = Instant.now();
              laboratory.network().rebootPeer();
              assertThat(Duration.between(start, Instant.now()))
                  .as("the host has to be back before the first probe")
                  .isLessThan(Cases.RESTARTED.promise().after());
              experiment.settle(latest(Cases.RESTARTED), Fate::isEnded);
            })
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> a_peer_that_comes_back_in_time_is_not_given_up(Laboratory laboratory) {
    Firewall firewall = laboratory.firewall();
    return laboratory
        .examine(
            Cases.INTERRUPTED,
            experiment -> {
              firewall.cut();
              Instant start = Instant.now();
              experiment.say("odd");
              Pause.until(start.plusMillis(2500));
              firewall.restore();
              experiment.settle(Duration.ofSeconds(10), Fate::isAnswered);
              experiment.say("all");
              experiment.settle(Duration.ofSeconds(5), Fate::isAnswered);
            })
        .tests();
  }

  /** So long is waited for the end of connections that may never come. */
  private static Duration latest(Case about) {
    return about.promise().after().plus(Case.TOLERANCE).plusSeconds(1);
  }
}
