package dev.keepalive.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** A case and what was observed in it. */
record Finding(Case about, List<Observation> observations) {

  /** One test for each variant, side and kind. */
  Stream<DynamicTest> tests() {
    return observations.stream()
        .map(observed -> DynamicTest.dynamicTest(observed.toString(), () -> check(observed)));
  }

  private void check(Observation observed) {
    Verdict expected = about.expected().apply(observed.variant().mode());
    assertThat(observed.fates())
        .as("%s", observed)
        .hasSize(Experiment.REPETITIONS)
        .allMatch(fate -> about.verdict(fate) == expected, expected.toString());
    largestDeviation(List.of(observed))
        .ifPresent(deviation -> assertThat(deviation.abs()).isLessThanOrEqualTo(Case.TOLERANCE));
  }

  /** Those of one mode. */
  List<Observation> of(Mode mode) {
    return observations.stream().filter(o -> o.variant().mode() == mode).toList();
  }

  /** From the promised time, with its sign; empty if no connection ended. */
  Optional<Duration> largestDeviation(List<Observation> of) {
    return ended(of).map(about::deviation).max(Comparator.comparing(Duration::abs));
  }

  /** In the words of a table: how many, what, when. */
  String describe(List<Observation> of) {
    Map<Verdict, Long> verdicts =
        fates(of)
            .collect(Collectors.groupingBy(about::verdict, TreeMap::new, Collectors.counting()));
    String counted =
        verdicts.entrySet().stream()
            .map(entry -> entry.getValue() + " × " + entry.getKey())
            .collect(Collectors.joining(", "));
    Range times = times(of);
    return times == null ? counted : counted + ", " + times;
  }

  /** When they ended, by the promise's clock; null if none did. */
  Range times(List<Observation> of) {
    return Range.of(ended(of).map(about::ended).toList());
  }

  Stream<Fate> ended(List<Observation> of) {
    return fates(of).filter(fate -> fate.ended() != null && about.promise() != null);
  }

  private static Stream<Fate> fates(List<Observation> of) {
    return of.stream().flatMap(observation -> observation.fates().stream());
  }
}
