package dev.keepalive.agent.socket;

import dev.keepalive.agent.config.setting.Settings;
import dev.keepalive.agent.socket.record.ConnectionRecord;
import dev.keepalive.agent.socket.record.GivenUp;
import dev.keepalive.agent.socket.record.OptionOutcome;
import dev.keepalive.agent.socket.record.TcpOption;

/**
 * What the agent knows of one socket: what the application has set on it, the settings that were
 * chosen once it was connected, and what came of them.
 *
 * <p>Thread-safe; no lock is held while an option is set, its own for an assignment only. The
 * application may set an option on one thread while another connects, and while a reload gives the
 * connection other settings. Whoever changes what a decision rests on raises {@link #version};
 * whoever has set an option looks at the version afterwards and decides anew if it moved ({@link
 * OptionWriter#apply}). The application's own call goes to the kernel later than it is seen here,
 * so it is looked at a second time when it returns ({@link #isOvertaken}). So the last to write has
 * decided on what is in force.
 */
final class KnownSocket implements ManagedConnection.Known {
  private volatile ApplicationOptions application;
  private volatile Settings settings;
  private volatile int version;

  /** In {@link #marks}: the connection has come to its end. */
  private static final int ENDED = 1 << 31;

  /** In {@link #marks}: somebody looks at it now and then. */
  private static final int WATCHED = 1 << 30;

  /** In {@link #marks}: the application has tried in vain to switch keepalive off. */
  private static final int KEPT_ON = 1 << 29;

  /** A bit for each option that the agent has set, by its ordinal; and those above. */
  private volatile int marks;

  private volatile ConnectionRecord record;
  private volatile GivenUp end;

  KnownSocket() {
    this(ApplicationOptions.NOTHING);
  }

  KnownSocket(ApplicationOptions application) {
    this.application = application;
  }

  /** Linux accepts with what was set on the listener; null where that is not known. */
  static KnownSocket acceptedBy(KnownSocket listener) {
    return listener == null
        ? new KnownSocket()
        : new KnownSocket(ApplicationOptions.inheritedFrom(listener.application()));
  }

  /** What the application has set. */
  ApplicationOptions application() {
    return application;
  }

  /** The settings of the connection, or null while it is not connected. */
  Settings settings() {
    return settings;
  }

  /** Gives it its first settings; false if another thread already has. */
  synchronized boolean settle(Settings chosen) {
    boolean first = settings == null;
    if (first) {
      resettle(chosen);
    }
    return first;
  }

  /** Gives it other settings. */
  synchronized void resettle(Settings chosen) {
    settings = chosen;
    version++;
  }

  /** Moves whenever a decision may come out otherwise. */
  int version() {
    return version;
  }

  /** What came of the settings, or null while nothing has. */
  ConnectionRecord record() {
    return record;
  }

  void record(ConnectionRecord made) {
    if (made.outcome(TcpOption.KEEPALIVE) == OptionOutcome.KEPT_ON) {
      mark(KEPT_ON); // the record tells it
    }
    record = made;
  }

  /**
   * The application is about to set an option.
   *
   * @return the value that is to be set instead
   */
  int asked(TcpOption option, int value) {
    if (!option.takes(value)) {
      return value; // the JDK or the kernel refuses it: nothing will have been set
    }
    choose(option, value);
    Settings chosen = settings;
    int decided = chosen == null ? ApplicationOptions.NONE : application.decide(option, chosen);
    return decided == ApplicationOptions.NONE ? value : decided;
  }

  /** The application has set an option. */
  synchronized void choose(TcpOption option, int value) {
    if (application == ApplicationOptions.NOTHING) {
      application = new ApplicationOptions();
    }
    application.set(option, value);
    version++;
  }

  /**
   * Whether the application's call, which has set this value, came too late: in the meantime
   * settings have come, or gone, under which another is to be there.
   */
  boolean isOvertaken(TcpOption option, int value) {
    Settings chosen = settings;
    if (chosen == null || !option.takes(value)) {
      return false;
    }
    int wanted = application.decide(option, chosen);
    if (wanted == ApplicationOptions.NONE) {
      wanted = application.get(option);
    }
    return wanted != ApplicationOptions.NONE && wanted != value;
  }

  /** It has come to its end; false if that is known already. */
  boolean ends() {
    return mark(ENDED);
  }

  /** As {@link #ends()}, by the agent's own doing, for which this is the reason. */
  boolean ends(GivenUp why) {
    if (!mark(ENDED)) {
      return false;
    }
    end = why;
    return true;
  }

  /** Why the agent has ended it; null where it has not. */
  GivenUp end() {
    return end;
  }

  /** The application has tried in vain to switch keepalive off; false if it has before. */
  boolean isKeptOnFromNow() {
    return mark(KEPT_ON);
  }

  /** From now on somebody looks at it; false if somebody does already. */
  boolean isWatchedFromNow() {
    return mark(WATCHED);
  }

  /** Nobody looks at it any more. */
  void isNotWatched() {
    unmark(WATCHED);
  }

  /** Whether the agent has set this option. */
  boolean isOurs(TcpOption option) {
    return (marks & bit(option)) != 0;
  }

  /** The agent is about to set this option, or has given it back. */
  void isOurs(TcpOption option, boolean now) {
    if (now) {
      mark(bit(option));
    } else {
      unmark(bit(option));
    }
  }

  /** False if it was there already. */
  private synchronized boolean mark(int bit) {
    boolean first = (marks & bit) == 0;
    marks |= bit;
    return first;
  }

  private synchronized void unmark(int bit) {
    marks &= ~bit;
  }

  /** As {@code LeftBehind} has it; null while it has no settings. */
  int[] leftBehind() {
    Settings chosen = settings;
    TcpOption[] options = TcpOption.values();
    int[] values = new int[2 * options.length];
    for (TcpOption option : options) {
      values[option.index()] =
          chosen != null && isOurs(option)
              ? application.decide(option, chosen)
              : ApplicationOptions.NONE;
      values[options.length + option.index()] = application.get(option);
    }
    return chosen == null ? null : values;
  }

  /**
   * Takes over an option from an agent that was detached.
   *
   * @param left as {@link #leftBehind}, or null
   * @param held what the kernel holds
   * @return false if somebody else has set it since
   */
  boolean takesOver(TcpOption option, int[] left, int held) {
    if (left == null || held == ApplicationOptions.NONE || left[option.index()] != held) {
      return false;
    }
    choose(option, left[left.length / 2 + option.index()]);
    isOurs(option, true);
    return true;
  }

  private static int bit(TcpOption option) {
    return 1 << option.index();
  }
}
