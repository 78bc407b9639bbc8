package dev.keepalive.agent.config;

/** Makes the settings of a connection from what the sources say together. */
final class Resolution {
  private static final int IDLE_SECONDS = 60;
  private static final int INTERVAL_SECONDS = 10;
  private static final int COUNT = 6;

  private Resolution() {}

  /** The settings; what contradicts itself is an error, what is unwise a warning. */
  static Settings settings(Layer layer, Problems problems) {
    int idle = number(layer, Key.IDLE, IDLE_SECONDS);
    int interval = number(layer, Key.INTERVAL, INTERVAL_SECONDS);
    int count = number(layer, Key.COUNT, COUNT);
    int userTimeout = number(layer, Key.USER_TIMEOUT, 0);
    Entry entry = layer.entry(Key.USER_TIMEOUT);
    if (userTimeout == Value.AUTO) {
      userTimeout = auto(entry, idle, interval, count, problems);
    } else if (userTimeout > 0) {
      judge(entry, userTimeout, idle, interval, count, problems);
    }
    Object appSettings = layer.value(Key.APP_SETTINGS);
    return new Settings(
        layer.value(Key.ENABLED) != Boolean.FALSE,
        idle,
        interval,
        count,
        userTimeout,
        appSettings == null ? AppSettings.KEEP_ENABLED : (AppSettings) appSettings);
  }

  /** How much to log. */
  static LogLevel log(Layer layer) {
    Object level = layer.value(Key.LOG);
    return level == null ? LogLevel.INFO : (LogLevel) level;
  }

  /** Time between two sweeps; 0: none, negative: as needed. */
  static int sweepSeconds(Layer layer) {
    return number(layer, Key.SWEEP, Value.AUTO);
  }

  private static int number(Layer layer, Key key, int otherwise) {
    Object value = layer.value(key);
    return value == null ? otherwise : (Integer) value;
  }

  /**
   * Just below idle + interval × count, so that the timer of the last probe finds it expired (RFC
   * 5482): by a second, or half an interval where that is less.
   */
  private static int auto(Entry entry, int idle, int interval, int count, Problems problems) {
    String kernel =
        idle == Settings.KERNEL
            ? "idle"
            : interval == Settings.KERNEL ? "interval" : count == Settings.KERNEL ? "count" : null;
    if (kernel != null) {
      problems.error(
          entry.valueProblem(
              "contradicts "
                  + kernel
                  + "=kernel: it is worked out from idle, interval and count; allowed: off, a"
                  + " duration, or numbers for all three"));
      return 0;
    }
    long millis = detectionMillis(idle, interval, count) - Math.min(1000, interval * 500L);
    if (millis > Value.MOST_MILLIS) {
      problems.error(
          entry.valueProblem(
              "is " + Durations.text(millis) + " with these, and the option ends at 596h"));
      return 0;
    }
    return (int) millis;
  }

  private static void judge(
      Entry entry, int userTimeout, int idle, int interval, int count, Problems problems) {
    if (idle != Settings.KERNEL && userTimeout < idle * 1000L) {
      problems.warning(
          entry.valueProblem(
              "is below idle="
                  + idle
                  + "s: the first unanswered probe already ends the connection"));
    } else if (idle != Settings.KERNEL && interval != Settings.KERNEL && count != Settings.KERNEL) {
      long detection = detectionMillis(idle, interval, count);
      if (userTimeout > detection) {
        problems.warning(
            entry.valueProblem(
                "is above idle + interval × count = "
                    + Durations.text(detection)
                    + ": it replaces the count, so that a dead peer is found that late"));
      }
    }
  }

  private static long detectionMillis(int idle, int interval, int count) {
    return (idle + (long) interval * count) * 1000;
  }
}
