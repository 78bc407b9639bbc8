package dev.keepalive.agent.config.setting;

import dev.keepalive.agent.config.problem.Entry;
import dev.keepalive.agent.config.problem.Problems;

/** Makes the settings of a connection from what the sources say together. */
public final class Resolution {
  private static final int IDLE_SECONDS = 60;
  private static final int INTERVAL_SECONDS = 10;
  private static final int COUNT = 6;

  private Resolution() {}

  /**
   * The settings; what contradicts itself is an error, what is unwise a warning.
   *
   * @param general of what is warned already; null if these are the general settings
   * @param whose {@code " for rule NAME"}, or "" in general
   */
  public static Settings settings(Layer layer, Settings general, String whose, Problems problems) {
    int userTimeout = number(layer, Key.USER_TIMEOUT, 0);
    Object appSettings = layer.value(Key.APP_SETTINGS);
    Settings settings =
        new Settings(
            layer.value(Key.ENABLED) != Boolean.FALSE,
            number(layer, Key.IDLE, IDLE_SECONDS),
            number(layer, Key.INTERVAL, INTERVAL_SECONDS),
            number(layer, Key.COUNT, COUNT),
            userTimeout == Value.AUTO ? 0 : userTimeout,
            appSettings == null ? AppSettings.KEEP_ENABLED : (AppSettings) appSettings);
    Entry entry = layer.entry(Key.USER_TIMEOUT);
    if (userTimeout == Value.AUTO) {
      return settings.withUserTimeout(auto(settings, entry, whose, problems));
    }
    if (userTimeout != 0) {
      judge(settings, general, entry, whose, problems);
    }
    return settings;
  }

  private static int number(Layer layer, Key key, int otherwise) {
    Object value = layer.value(key);
    return value == null ? otherwise : (Integer) value;
  }

  /**
   * Just below idle + interval × count, so that the timer of the last probe finds it expired (RFC
   * 5482): by a second, or half an interval where that is less.
   */
  private static int auto(Settings settings, Entry entry, String whose, Problems problems) {
    String kernel = leftToKernel(settings);
    if (kernel != null) {
      problems.error(
          entry.valueProblem(
              "contradicts "
                  + kernel
                  + "=kernel"
                  + whose
                  + ": it is worked out from idle, interval and count; allowed: off, a duration, or"
                  + " numbers for all three"));
      return 0;
    }
    long millis = settings.probingMillis() - Math.min(1000, settings.intervalSeconds() * 500L);
    if (millis > Value.MOST_MILLIS) {
      String what = "is " + Durations.text(millis) + whose + ", and the option ends at 596h";
      problems.error(entry.valueProblem(what));
      return 0;
    }
    return (int) millis;
  }

  private static String leftToKernel(Settings settings) {
    if (settings.idleSeconds() == Settings.KERNEL) {
      return "idle";
    }
    if (settings.intervalSeconds() == Settings.KERNEL) {
      return "interval";
    }
    return settings.count() == Settings.KERNEL ? "count" : null;
  }

  private static void judge(
      Settings settings, Settings general, Entry entry, String whose, Problems problems) {
    int userTimeout = settings.userTimeoutMillis();
    int idle = settings.idleSeconds();
    long probing = settings.probingMillis();
    boolean told =
        general != null
            && general.userTimeoutMillis() == userTimeout
            && general.idleSeconds() == idle;
    if (idle != Settings.KERNEL && userTimeout < idle * 1000L) {
      if (told) {
        return;
      }
      problems.warning(
          entry.valueProblem(
              "is below idle="
                  + idle
                  + "s"
                  + whose
                  + ": the first unanswered probe already ends the connection"));
    } else if (probing >= 0
        && userTimeout > probing
        && !(told && general.probingMillis() == probing)) {
      problems.warning(
          entry.valueProblem(
              "is above idle + interval * count = "
                  + Durations.text(probing)
                  + whose
                  + ": it replaces the count, so that a dead peer is found that late"));
    }
  }
}
