package dev.keepalive.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.Artifacts;
import dev.keepalive.lab.net.Capture;
import dev.keepalive.lab.net.Segment;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The settings, seen on the wire: when probes are sent, how far apart, and how many. */
@LaboratoryTest
class ProbesOnTheWireIT {
  /** The first is the base; each of the others differs from it in one setting. */
  private static final List<Timing> TIMINGS =
      List.of(new Timing(2, 1, 3), new Timing(4, 1, 3), new Timing(2, 2, 3), new Timing(2, 1, 5));

  /** The kernel's timers are exact to some hundredths; the rest is for a busy machine. */
  private static final Duration TOLERANCE = Duration.ofMillis(500);

  @TestFactory
  Stream<DynamicTest> probes_come_after_idle_every_interval_count_times(Laboratory laboratory) {
    List<Variant> variants =
        Variant.all().stream()
            .filter(variant -> variant.mode() != Mode.AGENT_WITH_USER_TIMEOUT)
            .toList();
    return TIMINGS.stream().flatMap(timing -> record(laboratory, timing, variants));
  }

  private static Stream<DynamicTest> record(
      Laboratory laboratory, Timing timing, List<Variant> variants) {
    try (Experiment experiment = Experiment.start(laboratory.network(), timing, variants, 1);
        Capture capture = Capture.start(laboratory.network(), file(timing))) {
      experiment.converse();
      // the first probe is answered, the next ones are not
      Pause.until(Instant.now().plusMillis(timing.idle() * 1500L));
      laboratory.firewall().cut();
      experiment.settle(timing.detection().plus(Case.TOLERANCE).plusSeconds(1), Fate::isEnded);
      List<Segment> recording = capture.stop();
      List<WireFinding> findings = WireFinding.of(timing, experiment.observe(), recording);
      findings.forEach(laboratory.report()::add);
      return findings.stream()
          .map(
              finding ->
                  DynamicTest.dynamicTest(timing + ": " + finding.variant(), () -> check(finding)));
    } finally {
      laboratory.firewall().restore();
    }
  }

  private static void check(WireFinding finding) {
    assertThat(finding.trains()).hasSize(8);
    if (finding.variant().mode() == Mode.NOTHING) {
      assertThat(finding.trains()).allMatch(ProbeTrain::isEmpty);
    } else {
      checkProbes(finding);
    }
  }

  private static void checkProbes(WireFinding finding) {
    Timing timing = finding.timing();
    assertThat(finding.trains())
        .allSatisfy(
            train -> {
              assertThat(train.unanswered()).as("unanswered").isEqualTo(timing.count());
              assertThat(train.afterSilence()).as("probes after a sign of life").hasSize(2);
              assertThat(Range.of(train.afterSilence()))
                  .matches(r -> r.within(Duration.ofSeconds(timing.idle()), TOLERANCE), "idle");
              assertThat(Range.of(train.apart()))
                  .matches(
                      r -> r.within(Duration.ofSeconds(timing.interval()), TOLERANCE), "interval");
              assertThat(train.reset())
                  .isBetween(
                      timing.detection().minus(TOLERANCE), timing.detection().plus(TOLERANCE));
            });
  }

  private static Path file(Timing timing) {
    return Artifacts.TARGET.resolve(
        "probes-" + timing.idle() + "-" + timing.interval() + "-" + timing.count() + ".pcap");
  }
}
