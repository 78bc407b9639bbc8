package dev.keepalive.agent.config;

import java.util.Locale;

/**
 * Durations as they are written: {@code 60}, {@code 60s}, {@code 2m}, {@code 1h}, {@code 500ms}.
 */
final class Durations {
  private static final int DIGITS = 12;

  private Durations() {}

  /** The milliseconds that the text says, or -1 if it is no duration. */
  static long millis(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.endsWith("ms")) {
      return times(lower, 2, 1);
    }
    if (lower.endsWith("s")) {
      return times(lower, 1, 1000);
    }
    if (lower.endsWith("m")) {
      return times(lower, 1, 60_000);
    }
    if (lower.endsWith("h")) {
      return times(lower, 1, 3_600_000);
    }
    return times(lower, 0, 1000);
  }

  /** Whether the text is a duration in milliseconds. */
  static boolean isInMillis(String text) {
    return text.toLowerCase(Locale.ROOT).endsWith("ms");
  }

  /** The shortest way to write it: {@code 60s}, {@code 500ms}. */
  static String text(long millis) {
    return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
  }

  /** The number that the text says in ASCII digits, or -1; beyond twelve digits just very large. */
  static long number(String text) {
    int i = 0;
    while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
      i++;
    }
    if (i == 0 || i < text.length()) {
      return -1;
    }
    int zeros = 0;
    while (zeros < i && text.charAt(zeros) == '0') {
      zeros++;
    }
    return i - zeros > DIGITS
        ? Long.MAX_VALUE
        : zeros == i ? 0 : Long.parseLong(text.substring(zeros));
  }

  private static long times(String text, int unitLength, long unitMillis) {
    long number = number(text.substring(0, text.length() - unitLength));
    return number > Long.MAX_VALUE / unitMillis
        ? Long.MAX_VALUE
        : number < 0 ? -1 : number * unitMillis;
  }
}
