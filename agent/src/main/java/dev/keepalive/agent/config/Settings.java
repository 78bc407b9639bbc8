package dev.keepalive.agent.config;

/**
 * What one connection gets. Immutable.
 *
 * <p>The meaning of the options is tcp(7)'s: TCP_KEEPIDLE, TCP_KEEPINTVL, TCP_KEEPCNT and
 * TCP_USER_TIMEOUT; RFC 1122 §4.2.3.6 and RFC 5482.
 */
public final class Settings {
  /** As idle, interval or count: leave it as the kernel has it. */
  public static final int KERNEL = -1;

  private final boolean enabled;
  private final int idleSeconds;
  private final int intervalSeconds;
  private final int count;
  private final int userTimeoutMillis;
  private final AppSettings appSettings;

  Settings(
      boolean enabled,
      int idleSeconds,
      int intervalSeconds,
      int count,
      int userTimeoutMillis,
      AppSettings appSettings) {
    this.enabled = enabled;
    this.idleSeconds = idleSeconds;
    this.intervalSeconds = intervalSeconds;
    this.count = count;
    this.userTimeoutMillis = userTimeoutMillis;
    this.appSettings = appSettings;
  }

  /** Whether the connection is touched at all. */
  public boolean enabled() {
    return enabled;
  }

  /** Idle time before the first probe, 1 to 32767 seconds, or {@link #KERNEL}. */
  public int idleSeconds() {
    return idleSeconds;
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

  /** One line: {@code idle 60s, interval 10s, count 6, user-timeout off, app-settings respect}. */
  @Override
  public String toString() {
    if (!enabled) {
      return "off";
    }
    return "idle "
        + seconds(idleSeconds)
        + ", interval "
        + seconds(intervalSeconds)
        + ", count "
        + (count == KERNEL ? "kernel" : String.valueOf(count))
        + ", user-timeout "
        + (userTimeoutMillis == 0 ? "off" : Durations.text(userTimeoutMillis))
        + ", app-settings "
        + appSettings;
  }

  private static String seconds(int seconds) {
    return seconds == KERNEL ? "kernel" : seconds + "s";
  }
}
