package dev.keepalive.agent.socket;

import dev.keepalive.agent.config.setting.AppSettings;
import dev.keepalive.agent.config.setting.Settings;
import dev.keepalive.agent.socket.record.TcpOption;

/**
 * What the application itself has set on one socket, and what {@code app-settings} makes of it.
 * Values are the kernel's: 0 or 1 for {@link TcpOption#KEEPALIVE}, seconds, probes, milliseconds.
 * Thread-safe: each field is volatile, and each decision rests on one of them.
 */
public final class ApplicationOptions {
  /** In place of a value: the application has not set it, or what the kernel holds stays. */
  public static final int NONE = Integer.MIN_VALUE;

  /** Of a socket on which it has set nothing, as most often: one for all, and not to be changed. */
  static final ApplicationOptions NOTHING = new ApplicationOptions();

  private volatile int keepAlive = NONE;
  private volatile int idle = NONE;
  private volatile int interval = NONE;
  private volatile int count = NONE;
  private volatile int userTimeout = NONE;

  public ApplicationOptions() {}

  /** Those of an accepted connection, which has inherited what was set on its listener. */
  static ApplicationOptions inheritedFrom(ApplicationOptions listener) {
    if (listener == NOTHING) {
      return NOTHING;
    }
    ApplicationOptions inherited = new ApplicationOptions();
    inherited.idle = listener.idle;
    inherited.interval = listener.interval;
    inherited.count = listener.count;
    return inherited;
  }

  /** The application's value of an option, or {@link #NONE}. */
  int get(TcpOption option) {
    switch (option) {
      case KEEPALIVE:
        return keepAlive;
      case IDLE:
        return idle;
      case INTERVAL:
        return interval;
      case COUNT:
        return count;
      default:
        return userTimeout;
    }
  }

  /** The application sets an option. A value that the kernel would refuse is not set at all. */
  public void set(TcpOption option, int value) {
    if (!option.takes(value)) {
      return;
    }
    switch (option) {
      case KEEPALIVE:
        keepAlive = value;
        break;
      case IDLE:
        idle = value;
        break;
      case INTERVAL:
        interval = value;
        break;
      case COUNT:
        count = value;
        break;
      default:
        userTimeout = value;
    }
  }

  /** Whether keepalive is on because of the settings, against what the application asked for. */
  boolean isKeptOn(Settings settings) {
    return keepAlive == 0 && keepsAlive(settings);
  }

  /**
   * The value that the agent wants the kernel to hold, or {@link #NONE} where it leaves the option
   * to the application or the kernel.
   */
  public int decide(TcpOption option, Settings settings) {
    if (!settings.enabled()) {
      return NONE;
    }
    if (option == TcpOption.KEEPALIVE) {
      return keepsAlive(settings) ? 1 : NONE;
    }
    int ours = configured(settings, option);
    if (ours == NONE || (option != TcpOption.USER_TIMEOUT && !keepsAlive(settings))) {
      return NONE;
    }
    int theirs = get(option);
    boolean oursWins =
        theirs == NONE
            || settings.appSettings() == AppSettings.OVERRIDE
            || (settings.appSettings() == AppSettings.TIGHTEN && isLonger(option, theirs, ours));
    return oursWins ? ours : NONE;
  }

  private boolean keepsAlive(Settings settings) {
    return settings.enabled() && !(keepAlive == 0 && settings.appSettings() == AppSettings.RESPECT);
  }

  /** A user timeout of 0 has the kernel retransmit as long as it likes. */
  private static boolean isLonger(TcpOption option, int theirs, int ours) {
    return theirs > ours || (option == TcpOption.USER_TIMEOUT && theirs == 0);
  }

  private static int configured(Settings settings, TcpOption option) {
    switch (option) {
      case IDLE:
        return orNone(settings.idleSeconds(), Settings.KERNEL);
      case INTERVAL:
        return orNone(settings.intervalSeconds(), Settings.KERNEL);
      case COUNT:
        return orNone(settings.count(), Settings.KERNEL);
      default:
        return orNone(settings.userTimeoutMillis(), 0);
    }
  }

  private static int orNone(int value, int none) {
    return value == none ? NONE : value;
  }
}
