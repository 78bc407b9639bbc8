package dev.keepalive.lab;

import dev.keepalive.lab.net.Segment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the connections of one program sent, as seen on the wire. */
record WireFinding(Timing timing, Variant variant, List<ProbeTrain> trains) {

  /** One for each variant. */
  static List<WireFinding> of(
      Timing timing, List<Observation> observations, List<Segment> recording) {
    List<WireFinding> findings = new ArrayList<>();
    for (Variant variant : observations.stream().map(Observation::variant).distinct().toList()) {
      List<ProbeTrain> trains =
          observations.stream()
              .filter(observation -> observation.variant().equals(variant))
              .flatMap(observation -> observation.fates().stream())
              .map(fate -> ProbeTrain.of(recording, fate.localPort(), fate.peerPort()))
              .toList();
      findings.add(new WireFinding(timing, variant, trains));
    }
    return findings;
  }

  /** How many unanswered probes each connection sent, as {@code 3} or {@code 2–3}. */
  String unanswered() {
    int least = trains.stream().mapToInt(ProbeTrain::unanswered).min().orElse(0);
    int most = trains.stream().mapToInt(ProbeTrain::unanswered).max().orElse(0);
    return least == most ? Integer.toString(least) : least + "–" + most;
  }

  Range afterSilence() {
    return range(train -> train.afterSilence().stream());
  }

  Range apart() {
    return range(train -> train.apart().stream());
  }

  Range reset() {
    return range(train -> Stream.ofNullable(train.reset()));
  }

  private Range range(Function<ProbeTrain, Stream<Duration>> durations) {
    return Range.of(trains.stream().flatMap(durations).toList());
  }
}
