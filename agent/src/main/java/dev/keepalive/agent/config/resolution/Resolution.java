package dev.keepalive.agent.config.resolution;

import dev.keepalive.agent.config.problem.Entry;
import dev.keepalive.agent.config.problem.Problems;
import dev.keepalive.agent.config.setting.AppSettings;
import dev.keepalive.agent.config.setting.Durations;
import dev.keepalive.agent.config.setting.Key;
import dev.keepalive.agent.config.setting.Layer;
import dev.keepalive.agent.config.setting.Limits;
import dev.keepalive.agent.config.setting.LogLevel;
import dev.keepalive.agent.config.setting.Preset;
import dev.keepalive.agent.config.setting.Quantity;
import dev.keepalive.agent.config.setting.Settings;

/** Makes of what the sources say together the settings that hold, with the defaults. */
public final class Resolution {
  private static final Quantity IDLE = Quantity.ofSeconds(60);
  private static final Quantity INTERVAL = Quantity.ofSeconds(10);
  private static final Quantity COUNT = Quantity.ofCount(6);
  private static final Quantity USER_TIMEOUT = Quantity.OFF;
  private static final AppSettings APP_SETTINGS = AppSettings.KEEP_ENABLED;
  private static final Quantity SWEEP = Quantity.AUTO;
  private static final Quantity RELOAD = Quantity.ofSeconds(10);
  private static final LogLevel LOG = LogLevel.DEFAULT;

  private Resolution() {}

  /**
   * The settings; what contradicts itself is an error, what is unwise a warning.
   *
   * @param said what is said for these connections in particular, a preset filled in
   * @param others what is said of all; an empty layer if these are the general settings
   * @param general of what is warned already; null if these are the general settings
   * @param whose {@code " for rule NAME"}, or "" in general
   */
  public static Settings settings(
      Layer said, Layer others, Settings general, String whose, Problems problems) {
    boolean learned = said.over(others).get(Key.IDLE) == Quantity.LEARNED;
    Layer own = withoutLearned(said);
    Layer layer = own.over(withoutLearned(others));
    if (learned && layer.get(Key.IDLE) == Quantity.KERNEL) {
      layer = layer.without(Key.IDLE); // what the kernel has is not known here
    }
    Quantity userTimeout = layer.get(Key.USER_TIMEOUT, USER_TIMEOUT);
    Limits limits =
        new Limits(
            layer.get(Key.DEAD_AFTER, Quantity.AUTO),
            layer.get(Key.IDLE_CLOSE, Quantity.OFF),
            layer.get(Key.ANSWER_TIMEOUT, Quantity.OFF));
    boolean promised = limits.deadAfterMillis() > 0;
    if (promised && userTimeout.millis() > limits.deadAfterMillis()) {
      boolean given = own.entry(Key.USER_TIMEOUT) != null || own.entry(Key.DEAD_AFTER) == null;
      if (given) {
        String what = "is above dead-after=" + layer.entry(Key.DEAD_AFTER).value() + whose;
        problems.error(layer.entry(Key.USER_TIMEOUT).valueProblem(what));
      }
      userTimeout = Quantity.OFF;
    }
    DeadAfter times = new DeadAfter(layer, IDLE, INTERVAL, COUNT);
    if (promised) {
      times.keep(own.entry(Key.DEAD_AFTER) == null ? layer : own, whose, problems);
    }
    Settings settings =
        new Settings(
                layer.get(Key.ENABLED, true),
                times.idleSeconds(),
                times.intervalSeconds(),
                times.count(),
                userTimeout.millis(),
                layer.get(Key.APP_SETTINGS, promised ? AppSettings.TIGHTEN : APP_SETTINGS))
            .withLimits(limits);
    settings = learned ? settings.withIdleLearned() : settings;
    Entry entry = layer.entry(Key.USER_TIMEOUT);
    if (userTimeout == Quantity.AUTO) {
      return settings.withUserTimeout(auto(settings, entry, whose, problems));
    }
    if (userTimeout != Quantity.OFF) {
      judge(settings, general, entry, whose, problems);
    }
    return settings;
  }

  /** What holds beside the word: the idle time that is not to be exceeded. */
  private static Layer withoutLearned(Layer layer) {
    return layer.get(Key.IDLE) == Quantity.LEARNED ? Preset.fillIn(layer.without(Key.IDLE)) : layer;
  }

  /** How often to look for connections that no hook has seen. */
  public static Quantity sweep(Layer layer) {
    return layer.get(Key.SWEEP, SWEEP);
  }

  /** How often to look at the file. */
  public static Quantity reload(Layer layer) {
    return layer.get(Key.RELOAD, RELOAD);
  }

  /** How much to log. */
  public static LogLevel log(Layer layer) {
    return layer.get(Key.LOG, LOG);
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
    if (millis > Key.MOST_USER_TIMEOUT_MILLIS) {
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
