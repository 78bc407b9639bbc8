package dev.keepalive.agent.watch;

import dev.keepalive.agent.config.setting.Limits;
import dev.keepalive.agent.config.setting.Settings;
import dev.keepalive.agent.log.Log;
import dev.keepalive.agent.socket.KnownSockets;
import dev.keepalive.agent.socket.ManagedConnection;

/**
 * The thread that looks at open connections, so that those end which have come to the end of their
 * time: no data of theirs is acknowledged, their peer does not answer, nobody uses them. {@link
 * WatchThread} starts it. Thread-safe.
 *
 * <p>Where a time was asked for, each connection is looked at when it can be due at the earliest.
 * For all others it goes through all connections a few times in the time in which an idle dead peer
 * would be found, and asks the kernel whether data is retransmitted; only of those it looks closer.
 */
final class Watch implements ManagedConnection.Watcher, Runnable {
  private static final int ROUNDS = 8;
  private static final long NEVER = Long.MAX_VALUE;
  private static final long NANOS = 1_000_000;

  private final WatchQueue queue = new WatchQueue();
  private final KnownSockets known;
  private final Looks looks;
  private final Learning learning;
  private final Log log;
  private final Runnable starter;
  private volatile boolean stopped;

  /** Milliseconds between two rounds over all connections. */
  private volatile long roundMillis = NEVER;

  private long nextRound;
  private boolean said;

  /**
   * @param looks what is done with each
   * @param clues what there is to learn of their paths
   * @param starter starts the thread that runs this, where it does not run yet
   */
  Watch(
      KnownSockets known, Looks looks, Clues clues, Learning learning, Log log, Runnable starter) {
    this.known = known;
    this.looks = looks;
    this.learning = learning;
    clues.wake(
        new Runnable() {
          @Override
          public void run() {
            learnNow();
          }
        });
    this.log = log;
    this.starter = starter;
  }

  /** Thread-safe. */
  @Override
  public boolean wants(Settings settings, boolean found) {
    if (settings == null || !settings.enabled() || stopped) {
      return false;
    }
    return WatchThread.hasTimesOfItsOwn(settings, found)
        || (settings.dataMillis() > 0 && everyMillis(settings) < roundMillis);
  }

  private static long everyMillis(Settings settings) {
    return Math.max(1, settings.dataMillis() / ROUNDS);
  }

  /** Thread-safe, and cheap where nothing was asked for. */
  @Override
  public void settled(Object socket, ManagedConnection connection) {
    Settings settings = connection.settings();
    if (settings == null || !settings.enabled() || stopped) {
      return;
    }
    if (settings.isIdleLearned() && learning.want()) {
      learnNow();
    }
    Limits limits = settings.limits();
    long first = Looks.firstMillis(limits);
    if (first > 0 || (connection.isFound() && settings.dataMillis() > 0)) {
      long millis = first > 0 ? first : settings.dataMillis() / ROUNDS;
      if (connection.isWatchedFromNow()) {
        queue.add(socket, connection, System.nanoTime() + millis * NANOS);
        starter.run();
      }
    } else if (settings.dataMillis() > 0) {
      long every = everyMillis(settings);
      if (every < roundMillis) {
        roundMillis = every;
        queue.wakeFor(System.nanoTime() + every * NANOS);
      }
      starter.run();
    }
  }

  /** Open connections may have got other settings. Thread-safe. */
  void settingsChanged() {
    queue.allAreDue();
  }

  private void learnNow() {
    starter.run();
    queue.wake();
  }

  /** Ends it for good, also if it does not run yet. */
  void stop() {
    stopped = true;
    queue.allAreDue();
  }

  /** Looks at what is due, until {@link #stop}. */
  @Override
  public void run() {
    nextRound = System.nanoTime();
    while (!stopped) {
      try {
        for (Watched due = queue.poll(); due != null; due = queue.poll()) {
          look(due);
        }
        round();
        long now = System.nanoTime();
        long learns = learning.learn(now / NANOS);
        long until = roundMillis == NEVER ? now + NEVER / 2 : nextRound;
        queue.sleep(learns < (until - now) / NANOS ? now + learns * NANOS : until);
      } catch (Throwable t) { // of one connection; the others go on
        say(t);
      }
    }
  }

  private void look(Watched due) {
    ManagedConnection connection = due.connection();
    long millis = connection == null ? 0 : looks.at(due, connection);
    if (millis > 0) {
      due.dueNanos = System.nanoTime() + millis * NANOS;
      queue.putBack(due);
    } else if (connection != null) {
      connection.isNotWatched();
    }
  }

  /** Looks for connections whose data is retransmitted, where nothing else was asked for. */
  private void round() {
    long now = System.nanoTime();
    if (roundMillis == NEVER || now - nextRound < 0) {
      return;
    }
    roundMillis = NEVER;
    known.each(
        new ManagedConnection.Visitor() {
          @Override
          public void settled(Object socket, ManagedConnection connection) {
            roundAt(socket, connection);
          }
        });
    nextRound = roundMillis == NEVER ? now : now + roundMillis * NANOS;
  }

  private void roundAt(Object socket, ManagedConnection connection) {
    Settings settings = connection.settings();
    if (!settings.enabled() || !settings.limits().isDataBoundByProbing()) {
      return;
    }
    if (settings.dataMillis() > 0) {
      roundMillis = Math.min(roundMillis, everyMillis(settings));
      if (looks.isStuck(connection) && connection.isWatchedFromNow()) {
        queue.add(socket, connection, System.nanoTime());
      }
    }
  }

  /** Says it once. */
  private void say(Throwable t) {
    try {
      if (!said) {
        said = true;
        log.warn("the watch over open connections failed, and goes on: {}", t.toString());
      }
    } catch (Throwable again) {
      said = false;
    }
  }
}
