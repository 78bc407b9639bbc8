package dev.keepalive.lab;

import dev.keepalive.lab.PoolProgram.Borrowed;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the borrowers of one pool got after the quiet night.
 *
 * @param before what they got when the pool was filled
 * @param after what they got now
 */
record PoolFinding(Variant variant, List<Borrowed> before, List<Borrowed> after) {

  long answered() {
    return after.stream().filter(Borrowed::answered).count();
  }

  /** On how many of the pool's connections of the evening. */
  long onOldConnections() {
    Set<Integer> ports = before.stream().map(Borrowed::port).collect(Collectors.toSet());
    return after.stream().filter(b -> b.answered() && ports.contains(b.port())).count();
  }

  /** Several in the words of a table. */
  static String describe(List<PoolFinding> findings) {
    long answered = findings.stream().mapToLong(PoolFinding::answered).sum();
    long old = findings.stream().mapToLong(PoolFinding::onOldConnections).sum();
    Range waited =
        Range.of(
            findings.stream()
                .flatMap(finding -> finding.after().stream())
                .map(Borrowed::waited)
                .toList());
    return answered + " × answered, " + old + " on the old connection, " + waited;
  }

  Range waited() {
    List<Duration> waited = after.stream().map(Borrowed::waited).toList();
    return Range.of(waited);
  }
}
