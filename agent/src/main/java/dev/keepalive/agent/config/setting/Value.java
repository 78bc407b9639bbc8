package dev.keepalive.agent.config.setting;

import dev.keepalive.agent.config.address.Digits;
import dev.keepalive.agent.config.problem.Entry;
import dev.keepalive.agent.config.problem.Problems;
import dev.keepalive.agent.config.problem.Suggestion;

/**
 * Reads the values of settings. A value is a {@link Boolean}, an {@link Integer} ({@link
 * Settings#KERNEL} for {@code kernel}, {@link #AUTO} for {@code auto}), an enum constant or, for a
 * path, a {@link String}.
 */
public final class Value {
  /** A user timeout that is to be worked out from idle, interval and count. */
  public static final int AUTO = -2;

  static final int MOST_MILLIS = 596 * 3600 * 1000; // the option is a 32-bit int

  private static final int LEAST_RELOAD = 100;
  private static final int MOST_RELOAD = 24 * 3600 * 1000;

  private Value() {}

  /** The value of an entry, or null after it has reported what is wrong with it. */
  public static Object read(Key key, Entry entry, Problems problems) {
    String text = entry.value();
    if (text.isEmpty()) {
      problems.error(entry.valueProblem("is empty; allowed: " + key.allowed()));
      return null;
    }
    int word = key.indexOfWord(text);
    switch (key) {
      case CONFIG:
      case LOG_FILE:
        return text;
      case IDLE:
      case INTERVAL:
        return word == 0 ? Settings.KERNEL : seconds(key, entry, problems);
      case COUNT:
        return word == 0 ? Settings.KERNEL : probes(key, entry, problems);
      case USER_TIMEOUT:
        return word == 0 ? 0 : word == 1 ? AUTO : millis(key, entry, 1, MOST_MILLIS, problems);
      case PRESET:
        return known(Preset.of(text), key, entry, problems);
      case RELOAD:
        return word == 0 ? 0 : millis(key, entry, LEAST_RELOAD, MOST_RELOAD, problems);
      case SWEEP:
        return word == 0 ? 0 : word == 1 ? AUTO : seconds(key, entry, problems);
      case APP_SETTINGS:
        return known(AppSettings.of(text), key, entry, problems);
      case LOG:
        return known(LogLevel.of(text), key, entry, problems);
      default:
        return known(word < 0 ? null : Boolean.valueOf(word == 0), key, entry, problems);
    }
  }

  private static Object known(Object value, Key key, Entry entry, Problems problems) {
    return value == null ? refuse(key, entry, "is not known", problems) : value;
  }

  private static Object seconds(Key key, Entry entry, Problems problems) {
    long millis = Durations.millis(entry.value());
    if (millis < 0) {
      return refuse(key, entry, "is not a duration", problems);
    }
    if (Durations.isInMillis(entry.value())) {
      return refuse(key, entry, "is in milliseconds, but this one has whole seconds", problems);
    }
    return inRange(key, entry, millis / 1000, 1, Settings.MOST_SECONDS, problems);
  }

  private static Object millis(Key key, Entry entry, int least, int most, Problems problems) {
    long millis = Durations.millis(entry.value());
    return millis < 0
        ? refuse(key, entry, "is not a duration", problems)
        : inRange(key, entry, millis, least, most, problems);
  }

  private static Object probes(Key key, Entry entry, Problems problems) {
    long number = Digits.number(entry.value());
    return number < 0
        ? refuse(key, entry, "is not a whole number", problems)
        : inRange(key, entry, number, 1, Settings.MOST_PROBES, problems);
  }

  private static Object inRange(
      Key key, Entry entry, long value, int least, int most, Problems problems) {
    return value < least || value > most
        ? refuse(key, entry, "is out of range", problems)
        : (int) value;
  }

  private static Object refuse(Key key, Entry entry, String what, Problems problems) {
    String meant = Suggestion.nearest(entry.value(), key.words());
    problems.error(
        entry.valueProblem(what + "; allowed: " + key.allowed() + Suggestion.didYouMean(meant)));
    return null;
  }
}
