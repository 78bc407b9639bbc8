package dev.keepalive.agent.config.setting;

import dev.keepalive.agent.config.address.Digits;
import java.util.Locale;

/**
 * Durations as they are written: {@code 60}, {@code 60s}, {@code 2m}, {@code 1h}, {@code 500ms}.
 */
public final class Durations {
  private Durations() {}

  /** The milliseconds that the text says, or -1 if it is no duration. */
  public static long millis(String text) {
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
  public static String text(long millis) {
    return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
  }

  /** For people: {@code 90s}, {@code 2m}, {@code 1h 5m}. */
  public static String inWords(long millis) {
    long seconds = millis / 1000;
    if (seconds < 120 || millis % 1000 != 0) {
      return text(millis);
    }
    StringBuilder words = new StringBuilder();
    long[] sizes = {86_400, 3600, 60, 1};
    for (int i = 0; i < sizes.length; i++) {
      if (seconds >= sizes[i]) {
        words
            .append(words.length() == 0 ? "" : " ")
            .append(seconds / sizes[i])
            .append("dhms", i, i + 1);
        seconds %= sizes[i];
      }
    }
    return words.toString();
  }

  private static long times(String text, int unitLength, long unitMillis) {
    long number = Digits.number(text.substring(0, text.length() - unitLength));
    return number > Long.MAX_VALUE / unitMillis
        ? Long.MAX_VALUE
        : number < 0 ? -1 : number * unitMillis;
  }
}
