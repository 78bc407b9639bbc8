package dev.keepalive.agent.socket;

import dev.keepalive.agent.config.setting.AppSettings;
import dev.keepalive.agent.config.setting.Settings;

/**
 * What the agent knows of one socket: what the application set on it itself, and, once it is
 * connected, the settings that were chosen for it. Decides between the two. Thread-safe: each field
 * is volatile, and each decision rests on one of them.
 */
final class Choices {

  /** As a value of the application's: it has not set this one. As a decision: leave it alone. */
  static final int NONE = 0;

  /** The application's user timeout of 0: retransmit as long as the kernel likes. */
  private static final int UNBOUNDED = Integer.MAX_VALUE;

  private volatile boolean switchedOff;
  private volatile int idle = NONE;
  private volatile int interval = NONE;
  private volatile int count = NONE;
  private volatile int userTimeout = NONE;
  private volatile Settings settings;

  Choices() {}

  /** The choices of an accepted connection, which has inherited those made on the listener. */
  static Choices inheritedFrom(Choices listener) {
    Choices choices = new Choices();
    choices.idle = listener.idle;
    choices.interval = listener.interval;
    choices.count = listener.count;
    return choices;
  }

  /** The settings of the connection, or null while it is not connected. */
  Settings settings() {
    return settings;
  }

  void settle(Settings chosen) {
    settings = chosen;
  }

  /**
   * The application switches keepalive on or off.
   *
   * @return what is to be set instead
   */
  boolean keepAlive(boolean on) {
    switchedOff = !on;
    Settings chosen = settings;
    return on || (chosen != null && keepsAlive(chosen));
  }

  /** Whether a connection with these settings has keepalive, whatever the application asked for. */
  boolean keepsAlive(Settings chosen) {
    return chosen.enabled() && !(switchedOff && chosen.appSettings() == AppSettings.RESPECT);
  }

  /** Whether the application has switched keepalive off itself. */
  boolean switchedOff() {
    return switchedOff;
  }

  /**
   * The application sets idle, interval, count or user timeout.
   *
   * @return what is to be set instead
   */
  int value(TcpOption option, int asked) {
    Settings chosen = settings;
    if (!option.takes(asked)) {
      return asked; // the JDK or the kernel refuses it: nothing has been set
    }
    int theirs = asked == 0 ? UNBOUNDED : asked;
    remember(option, theirs);
    if (chosen == null || !chosen.enabled()) {
      return asked;
    }
    int decided = decide(chosen.appSettings(), configured(chosen, option), theirs);
    return decided == NONE ? asked : decided;
  }

  /** What is to be set when the connection is there, or {@link #NONE}. */
  int atConnect(Settings chosen, TcpOption option) {
    return decide(chosen.appSettings(), configured(chosen, option), remembered(option));
  }

  /**
   * The whole of {@code app-settings} for one value.
   *
   * @param ours the configured value, or {@link Settings#KERNEL}
   * @param theirs the application's, or {@link #NONE}
   * @return the value to set, or {@link #NONE} where what is there stays
   */
  private static int decide(AppSettings mode, int ours, int theirs) {
    if (ours == Settings.KERNEL) {
      return NONE;
    }
    boolean oursWins =
        theirs == NONE
            || mode == AppSettings.OVERRIDE
            || (mode == AppSettings.TIGHTEN && theirs > ours);
    return oursWins ? ours : NONE;
  }

  private static int configured(Settings chosen, TcpOption option) {
    switch (option) {
      case IDLE:
        return chosen.idleSeconds();
      case INTERVAL:
        return chosen.intervalSeconds();
      case COUNT:
        return chosen.count();
      default:
        int userTimeout = chosen.userTimeoutMillis();
        return userTimeout == 0 ? Settings.KERNEL : userTimeout;
    }
  }

  private int remembered(TcpOption option) {
    switch (option) {
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

  private void remember(TcpOption option, int value) {
    switch (option) {
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
}
