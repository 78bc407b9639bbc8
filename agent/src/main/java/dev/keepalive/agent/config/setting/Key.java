package dev.keepalive.agent.config.setting;

import dev.keepalive.agent.config.problem.Entry;
import dev.keepalive.agent.config.problem.Problems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The settings there are, by the names that they have in every source. Each reads its own values.
 *
 * @param <T> what a value is
 */
public final class Key<T> {
  /** TCP_USER_TIMEOUT is an int of milliseconds. */
  public static final int MOST_USER_TIMEOUT_MILLIS = 596 * 3600 * 1000;

  private static final int DAY_SECONDS = 24 * 3600;
  private static final int DAY_MILLIS = DAY_SECONDS * 1000;
  private static final String SECONDS = "1s to 32767s, as 60, 60s, 2m or 1h, or kernel";
  private static final boolean IN_RULES = true;
  private static final boolean FOR_THE_AGENT = false;

  /** In the order of the documentation; each constant enters itself. */
  private static final List<Key<?>> ALL = new ArrayList<Key<?>>();

  /** Whether connections are touched. */
  public static final Key<Boolean> ENABLED =
      new Key<Boolean>(
          "enabled",
          IN_RULES,
          "true or false",
          new ValueReader.OneOf<Boolean>("true false", Arrays.asList(true, false)));

  /** Idle time before the first probe. */
  public static final Key<Quantity> IDLE =
      new Key<Quantity>(
          "idle",
          IN_RULES,
          SECONDS + ", or learned",
          ValueReader.Numeric.seconds(1, Settings.MOST_SECONDS, Quantity.KERNEL, Quantity.LEARNED));

  /** Time between two probes. */
  public static final Key<Quantity> INTERVAL =
      new Key<Quantity>(
          "interval",
          IN_RULES,
          SECONDS,
          ValueReader.Numeric.seconds(1, Settings.MOST_SECONDS, Quantity.KERNEL));

  /** Unanswered probes until the connection is dead. */
  public static final Key<Quantity> COUNT =
      new Key<Quantity>(
          "count",
          IN_RULES,
          "1 to 127, or kernel",
          ValueReader.Numeric.count(1, Settings.MOST_PROBES, Quantity.KERNEL));

  /** How long sent data may stay unacknowledged. */
  public static final Key<Quantity> USER_TIMEOUT =
      new Key<Quantity>(
          "user-timeout",
          IN_RULES,
          "off, auto, or 1ms to 596h, as 500ms, 60s or 2m",
          ValueReader.Numeric.millis(1, MOST_USER_TIMEOUT_MILLIS, Quantity.OFF, Quantity.AUTO));

  /** Within which time a dead peer is found, in each phase of a connection. */
  public static final Key<Quantity> DEAD_AFTER =
      new Key<Quantity>(
          "dead-after",
          IN_RULES,
          "auto, off, or 2s to 24h, as 30, 30s or 2m",
          ValueReader.Numeric.seconds(2, DAY_SECONDS, Quantity.OFF, Quantity.AUTO));

  /** How long a connection may carry no data. */
  public static final Key<Quantity> IDLE_CLOSE =
      new Key<Quantity>(
          "idle-close",
          IN_RULES,
          "off, or 1s to 24h, as 90, 90s, 30m or 1h",
          ValueReader.Numeric.seconds(1, DAY_SECONDS, Quantity.OFF));

  /** How long a peer may owe an answer. */
  public static final Key<Quantity> ANSWER_TIMEOUT =
      new Key<Quantity>(
          "answer-timeout",
          IN_RULES,
          "off, or 1s to 24h, as 90, 90s, 30m or 1h",
          ValueReader.Numeric.seconds(1, DAY_SECONDS, Quantity.OFF));

  /** What happens when the application itself sets keepalive options. */
  public static final Key<AppSettings> APP_SETTINGS =
      new Key<AppSettings>(
          "app-settings",
          IN_RULES,
          "respect, keep-enabled, tighten or override",
          new ValueReader.OneOf<AppSettings>(
              "respect keep-enabled tighten override", Arrays.asList(AppSettings.values())));

  /** Values below what is set explicitly. */
  public static final Key<Preset> PRESET =
      new Key<Preset>(
          "preset",
          IN_RULES,
          "aws, azure, gcp, kubernetes, failover, libkeepalive or go",
          new ValueReader.OneOf<Preset>(
              "aws azure gcp kubernetes failover libkeepalive go", Arrays.asList(Preset.values())));

  /** Time between two looks for connections that no hook has seen. */
  public static final Key<Quantity> SWEEP =
      new Key<Quantity>(
          "sweep",
          FOR_THE_AGENT,
          "auto, off, or 1s to 32767s, as 10, 10s or 1m",
          ValueReader.Numeric.seconds(1, Settings.MOST_SECONDS, Quantity.OFF, Quantity.AUTO));

  /** Whether an exception tells which peer is dead. */
  public static final Key<Boolean> EXCEPTION_DETAIL =
      new Key<Boolean>(
          "exception-detail",
          FOR_THE_AGENT,
          "on or off",
          new ValueReader.OneOf<Boolean>("on off", Arrays.asList(true, false)));

  /** Where the file is. */
  public static final Key<String> CONFIG =
      new Key<String>(
          "config", FOR_THE_AGENT, "the path of a properties file", new ValueReader.Text());

  /** Time between two looks at the file. */
  public static final Key<Quantity> RELOAD =
      new Key<Quantity>(
          "reload",
          FOR_THE_AGENT,
          "off, or 100ms to 24h, as 500ms, 10s or 2m",
          ValueReader.Numeric.millis(100, DAY_MILLIS, Quantity.OFF));

  /** How much is logged. */
  public static final Key<LogLevel> LOG =
      new Key<LogLevel>(
          "log",
          FOR_THE_AGENT,
          "off, error, warn, info or debug",
          new ValueReader.OneOf<LogLevel>(
              "off error warn info debug", Arrays.asList(LogLevel.values())));

  /** Where it is logged. */
  public static final Key<String> LOG_FILE =
      new Key<String>("log-file", FOR_THE_AGENT, "the path of a file", new ValueReader.Text());

  /** Whether the JVM exits if the configuration is broken. */
  public static final Key<Boolean> ON_ERROR =
      new Key<Boolean>(
          "on-error",
          FOR_THE_AGENT,
          "abort or continue",
          new ValueReader.OneOf<Boolean>("abort continue", Arrays.asList(true, false)));

  private final String spelling;
  private final boolean inRules;
  private final String allowed;
  private final ValueReader<T> values;

  private Key(String spelling, boolean inRules, String allowed, ValueReader<T> values) {
    this.spelling = spelling;
    this.inRules = inRules;
    this.allowed = allowed;
    this.values = values;
    ALL.add(this);
  }

  /** The key of this name, or null. */
  public static Key<?> of(String name) {
    for (Key<?> key : ALL) {
      if (key.spelling.equals(name)) {
        return key;
      }
    }
    return null;
  }

  /** The value of an entry, or null after it has reported what is wrong with it. */
  public T read(Entry entry, Problems problems) {
    if (entry.value().isEmpty()) {
      problems.error(entry.valueProblem("is empty; allowed: " + allowed));
      return null;
    }
    return values.read(this, entry, problems);
  }

  /** The key as argument, file and {@code check} spell it. */
  @Override
  public String toString() {
    return spelling;
  }

  /** Whether a rule can set it for its connections. */
  public boolean standsInRules() {
    return inRules;
  }

  /** What a value may be, for messages. */
  public String allowed() {
    return allowed;
  }

  /** All names, in the order of the documentation. */
  public static String[] names() {
    return names(false);
  }

  /** The names of those that a rule can set. */
  public static String[] namesInRules() {
    return names(true);
  }

  private static String[] names(boolean inRulesAlone) {
    List<String> names = new ArrayList<String>();
    for (Key<?> key : ALL) {
      if (key.inRules || !inRulesAlone) {
        names.add(key.spelling);
      }
    }
    return names.toArray(new String[0]);
  }
}
