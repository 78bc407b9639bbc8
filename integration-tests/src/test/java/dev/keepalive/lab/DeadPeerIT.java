package dev.keepalive.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.lab.Case.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The peer is gone, for good or for a moment: who notices, and when. */
@LaboratoryTest
class DeadPeerIT {
  private static final Timing TIMING = new Timing(2, 1, 2);

  @TestFactory
  Stream<DynamicTest> a_waiting_read_fails_when_the_path_is_cut(Laboratory laboratory) {
    Case cut =
        new Case(
            "The path is cut while the application waits for data",
            "Every connection has just been used; then every packet is dropped, in both directions.",
            TIMING,
            true,
            mode -> mode == Mode.NOTHING ? Verdict.WAITS : Verdict.TIMED_OUT,
            Promise.sinceHeard(TIMING.detection()));
    return laboratory
        .examine(
            cut,
            experiment -> {
              laboratory.firewall().cut();
              experiment.settle(latest(TIMING.detection()), Fate::isEnded);
            })
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> unacknowledged_data_needs_a_user_timeout(Laboratory laboratory) {
    Case unacknowledged =
        new Case(
            "The path is cut and the application writes",
            "Every packet is dropped; then the application writes on every connection. While data is"
                + " unacknowledged the kernel sends no keepalive probe: it repeats the data, for a"
                + " quarter of an hour, unless TCP_USER_TIMEOUT ends that.",
            TIMING,
            false,
            mode -> mode == Mode.AGENT_WITH_USER_TIMEOUT ? Verdict.TIMED_OUT : Verdict.HANGS,
            Promise.sinceSaid(TIMING.detection()));
    return laboratory
        .examine(
            unacknowledged,
            experiment -> {
              laboratory.firewall().cut();
              experiment.say("all");
              experiment.settle(TIMING.detection().multipliedBy(2), Fate::isEnded);
            })
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> a_host_that_restarted_resets_at_the_next_probe(Laboratory laboratory) {
    Timing timing = new Timing(3, 1, 2);
    Duration idle = Duration.ofSeconds(timing.idle());
    Case restarted =
        new Case(
            "The peer's host loses its power and comes back",
            "The host vanishes without a word and is back, with its old address and without its"
                + " connections, before the first probe.",
            timing,
            true,
            mode -> mode == Mode.NOTHING ? Verdict.WAITS : Verdict.RESET,
            Promise.sinceHeard(idle));
    return laboratory
        .examine(
            restarted,
            experiment -> {
              Instant start = Instant.now();
              laboratory.network().rebootPeer();
              assertThat(Duration.between(start, Instant.now()))
                  .as("the host has to be back before the first probe")
                  .isLessThan(idle);
              experiment.settle(latest(idle), Fate::isEnded);
            })
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> a_peer_that_comes_back_in_time_is_not_given_up(Laboratory laboratory) {
    Timing timing = new Timing(1, 1, 4);
    Case stop =
        new Case(
            "The path is interrupted for less than the detection time",
            "Every packet is dropped for 2.5 s; half of the connections are silent all the time,"
                + " the other half writes meanwhile. Then all of them are used again.",
            timing,
            false,
            mode -> Verdict.ANSWERED,
            null);
    return laboratory
        .examine(
            stop,
            experiment -> {
              laboratory.firewall().cut();
              Instant start = Instant.now();
              experiment.say("odd");
              Pause.until(start.plusMillis(2500));
              laboratory.firewall().restore();
              experiment.settle(Duration.ofSeconds(10), Fate::isAnswered);
              experiment.say("all");
              experiment.settle(Duration.ofSeconds(5), Fate::isAnswered);
            })
        .tests();
  }

  /** So long is waited for the end of connections that may never come. */
  private static Duration latest(Duration promised) {
    return promised.plus(Case.TOLERANCE).plusSeconds(1);
  }
}
