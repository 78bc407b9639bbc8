package dev.keepalive.agent.config.setting;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one connection gets. Immutable.
 *
 * <p>The meaning of the options is tcp(7)'s: TCP_KEEPIDLE, TCP_KEEPINTVL, TCP_KEEPCNT and
 * TCP_USER_TIMEOUT; RFC 1122 §4.2.3.6 and RFC 5482.
 */
public final class Settings {
  /** As idle, interval or count: leave it as the kernel has it. */
  public static final int KERNEL = -1;

  /** Most seconds of idle and interval: MAX_TCP_KEEPIDLE, MAX_TCP_KEEPINTVL in linux/tcp.h. */
  public static final int MOST_SECONDS = 32767;

  /** Most probes: MAX_TCP_KEEPCNT in linux/tcp.h. */
  public static final int MOST_PROBES = 127;

  /** Data under way is not given up sooner, unless that is asked for: a path may lose packets. */
  private static final int LEAST_MILLIS = 60_000;

  private final boolean enabled;
  private final int idleSeconds;
  private final int intervalSeconds;
  private final int count;
  private final int userTimeoutMillis;
  private final AppSettings appSettings;
  private final Limits limits;
  private final boolean idleLearned;

  /** With {@link Limits#NONE}. */
  public Settings(
      boolean enabled,
      int idleSeconds,
      int intervalSeconds,
      int count,
      int userTimeoutMillis,
      AppSettings appSettings) {
    this(
        enabled,
        idleSeconds,
        intervalSeconds,
        count,
        userTimeoutMillis,
        appSettings,
        Limits.NONE,
        false);
  }

  private Settings(
      boolean enabled,
      int idleSeconds,
      int intervalSeconds,
      int count,
      int userTimeoutMillis,
      AppSettings appSettings,
      Limits limits,
      boolean idleLearned) {
    this.enabled = enabled;
    this.idleSeconds = idleSeconds;
    this.intervalSeconds = intervalSeconds;
    this.count = count;
    this.userTimeoutMillis = userTimeoutMillis;
    this.appSettings = appSettings;
    this.limits = limits;
    this.idleLearned = idleLearned;
  }

  /** Whether the connection is touched at all. */
  public boolean enabled() {
    return enabled;
  }

  /** Idle time before the first probe, 1 to 32767 seconds, or {@link #KERNEL}. */
  public int idleSeconds() {
    return idleSeconds;
  }

  /** Whether the idle time is at most that, and less where a path is known to forget sooner. */
  public boolean isIdleLearned() {
    return idleLearned;
  }

  /** Time between two probes, 1 to 32767 seconds, or {@link #KERNEL}. */
  public int intervalSeconds() {
    return intervalSeconds;
  }

  /** Unanswered probes until the connection is dead, 1 to 127, or {@link #KERNEL}. */
  public int count() {
    return count;
  }

  /** How long sent data may stay unacknowledged, in milliseconds; 0 is off. */
  public int userTimeoutMillis() {
    return userTimeoutMillis;
  }

  /** What happens when the application itself sets keepalive options. */
  public AppSettings appSettings() {
    return appSettings;
  }

  /** What it gets beyond keepalive. */
  public Limits limits() {
    return limits;
  }

  /**
   * How long sent data may stay unacknowledged until the agent ends the connection, in
   * milliseconds; 0 where it does not, because the kernel's user timeout does, or nothing shall.
   */
  public int dataMillis() {
    if (limits.isDataBoundByProbing() && userTimeoutMillis == 0) {
      long probing = probingMillis();
      return probing < 0 ? 0 : (int) Math.min(Integer.MAX_VALUE, Math.max(LEAST_MILLIS, probing));
    }
    return limits.deadAfterMillis();
  }

  /** Whether idle, interval, count and user timeout are the same. */
  public boolean timesLike(Settings other) {
    return idleSeconds == other.idleSeconds
        && intervalSeconds == other.intervalSeconds
        && count == other.count
        && userTimeoutMillis == other.userTimeoutMillis;
  }

  /** Whether a connection gets the same of both. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Settings
        && enabled == ((Settings) other).enabled
        && timesLike((Settings) other)
        && appSettings == ((Settings) other).appSettings
        && idleLearned == ((Settings) other).idleLearned
        && limits.equals(((Settings) other).limits);
  }

  @Override
  public int hashCode() {
    return ((idleSeconds * 31 + intervalSeconds) * 31 + count) * 31 + userTimeoutMillis;
  }

  /** The same, but for the user timeout. */
  public Settings withUserTimeout(int millis) {
    return with(idleSeconds, millis, limits, idleLearned);
  }

  /** The same, but for the idle time. */
  public Settings withIdle(int seconds) {
    return with(seconds, userTimeoutMillis, limits, idleLearned);
  }

  /** The same, with an idle time that is at most what it is now. */
  public Settings withIdleLearned() {
    return with(idleSeconds, userTimeoutMillis, limits, true);
  }

  /** The same, but for what it gets beyond keepalive. */
  public Settings withLimits(Limits others) {
    return with(idleSeconds, userTimeoutMillis, others, idleLearned);
  }

  private Settings with(int idle, int userTimeout, Limits others, boolean learned) {
    return new Settings(
        enabled, idle, intervalSeconds, count, userTimeout, appSettings, others, learned);
  }

  /** idle + interval × count, in milliseconds, or -1 if one of them is left to the kernel. */
  public long probingMillis() {
    return idleSeconds == KERNEL || intervalSeconds == KERNEL || count == KERNEL
        ? -1
        : (idleSeconds + (long) intervalSeconds * count) * 1000;
  }

  /**
   * How long an idle connection lives whose peer died without a word, in milliseconds; -1 if that
   * is left to the kernel. Without a user timeout that is idle + interval × count; with one, its
   * first probe timer that finds it expired ends it: tcp_keepalive_timer in net/ipv4/tcp_timer.c.
   */
  public long deadPeerMillis() {
    if (userTimeoutMillis == 0 || idleSeconds == KERNEL || intervalSeconds == KERNEL) {
      return probingMillis();
    }
    long interval = intervalSeconds * 1000L;
    long beyondIdle = userTimeoutMillis - idleSeconds * 1000L;
    long timers = Math.max(1, (beyondIdle + interval - 1) / interval);
    return idleSeconds * 1000L + timers * interval;
  }

  /** Each setting by its key, as it would be written. */
  public Map<String, String> asWritten() {
    Map<String, String> written = new LinkedHashMap<String, String>();
    written.put("enabled", String.valueOf(enabled));
    written.put("idle", idleLearned ? "learned" : seconds(idleSeconds));
    written.put("interval", seconds(intervalSeconds));
    written.put("count", count == KERNEL ? "kernel" : String.valueOf(count));
    written.put("user-timeout", userTimeoutMillis == 0 ? "off" : Durations.text(userTimeoutMillis));
    written.put("dead-after", limits.deadAfter());
    written.put("idle-close", limits.idleClose());
    written.put("answer-timeout", limits.answerTimeout());
    written.put("app-settings", appSettings.toString());
    return written;
  }

  /**
   * One line: {@code idle 60s, interval 10s, count 6, user-timeout off, app-settings respect}; with
   * what it gets beyond keepalive, where that was asked for.
   */
  @Override
  public String toString() {
    if (!enabled) {
      return "off";
    }
    StringBuilder line = new StringBuilder();
    for (Map.Entry<String, String> setting : asWritten().entrySet()) {
      if (!setting.getKey().equals("enabled") && !isUnasked(setting.getKey(), setting.getValue())) {
        line.append(line.length() == 0 ? "" : ", ");
        boolean learned = idleLearned && setting.getKey().equals("idle");
        line.append(setting.getKey()).append(' ');
        line.append(learned ? seconds(idleSeconds) + " (learned)" : setting.getValue());
      }
    }
    return line.toString();
  }

  /** Whether this is a setting beyond keepalive, and as it is where nothing is said of it. */
  public static boolean isUnasked(String key, String value) {
    switch (key) {
      case "dead-after":
        return value.equals("auto");
      case "idle-close":
      case "answer-timeout":
        return value.equals("off");
      default:
        return false;
    }
  }

  private static String seconds(int seconds) {
    return seconds == KERNEL ? "kernel" : seconds + "s";
  }
}
