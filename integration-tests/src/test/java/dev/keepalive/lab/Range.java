package dev.keepalive.lab;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Locale;

/** From the shortest to the longest of several durations. */
public record Range(Duration shortest, Duration longest) {

  /** Null if there are none. */
  public static Range of(Collection<Duration> durations) {
    return durations.isEmpty()
        ? null
        : new Range(Collections.min(durations), Collections.max(durations));
  }

  public static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.2f s", duration.toNanos() / 1e9);
  }

  /** A dash if there are none. */
  public static String text(Range range) {
    return range == null ? "–" : range.toString();
  }

  /** Whether all of them are within the tolerance of the expected. */
  boolean within(Duration expected, Duration tolerance) {
    return shortest.compareTo(expected.minus(tolerance)) >= 0
        && longest.compareTo(expected.plus(tolerance)) <= 0;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%.2f to %.2f s", shortest.toNanos() / 1e9, longest.toNanos() / 1e9);
  }
}
