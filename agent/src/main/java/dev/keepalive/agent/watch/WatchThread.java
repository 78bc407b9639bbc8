package dev.keepalive.agent.watch;

import dev.keepalive.agent.config.setting.Settings;
import dev.keepalive.agent.jvm.BeforeMain;
import dev.keepalive.agent.log.Log;
import dev.keepalive.agent.socket.KnownSockets;
import dev.keepalive.agent.socket.ManagedConnection;
import dev.keepalive.agent.socket.record.ConnectionListener;
import dev.keepalive.agent.socket.record.PathTable;

/**
 * The thread of the {@link Watch}. It starts with the first connection; the watch itself is made a
 * moment later, on that thread, so that no start waits for it, unless a connection asks for a time
 * of its own. Thread-safe.
 */
public final class WatchThread implements ManagedConnection.Watcher, Runnable {
  private static final long MOMENT_MILLIS = 200;
  private static final long NANOS = 1_000_000;

  private final KnownSockets known;
  private final PathTable paths;
  private final BeforeMain beforeMain;
  private final Swept swept;
  private final ConnectionListener listener;
  private final Clues clues;
  private final Log log;
  private final Thread thread;
  private final Runnable starter =
      new Runnable() {
        @Override
        public void run() {
          start();
        }
      };

  private boolean started;
  private boolean stopped;
  private volatile Watch watch;

  public WatchThread(
      KnownSockets known,
      PathTable paths,
      BeforeMain beforeMain,
      Swept swept,
      ConnectionListener listener,
      Clues clues,
      Log log) {
    this.known = known;
    this.paths = paths;
    this.beforeMain = beforeMain;
    this.swept = swept;
    this.listener = listener;
    this.clues = clues;
    this.log = log;
    // made here: on a thread of the application's it would inherit, and hold, what that one has
    this.thread = new Thread(null, this, "keepalive-agent-watch");
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    clues.wake(starter);
  }

  @Override
  public boolean wants(Settings settings, boolean found) {
    Watch made = watch;
    if (made != null) {
      return made.wants(settings, found);
    }
    if (settings == null || !settings.enabled()) {
      return false;
    }
    if (hasTimesOfItsOwn(settings, found)) {
      return true;
    }
    if (settings.dataMillis() > 0) {
      start(); // it goes through all that are known
    }
    return false;
  }

  /** Whether it is not enough to go through all that are known now and then. */
  static boolean hasTimesOfItsOwn(Settings settings, boolean found) {
    return found || settings.isIdleLearned() || settings.limits().isTimed();
  }

  @Override
  public void settled(Object socket, ManagedConnection connection) {
    watch().settled(socket, connection);
  }

  /** Open connections may have got other settings. */
  public void settingsChanged() {
    Watch made = watch;
    if (made != null) {
      made.settingsChanged();
    }
  }

  /** Ends the thread for good, also if it has not begun. */
  public synchronized void stop() {
    stopped = true;
    notifyAll();
    if (watch != null) {
      watch.stop();
    }
  }

  /** Watches, until {@link #stop}. */
  @Override
  public void run() {
    if (isToWatch()) {
      known.each(watch());
      watch.run();
    }
  }

  /** Waits a moment where the watch is not made yet; false if it is not wanted any more. */
  private synchronized boolean isToWatch() {
    try {
      long end = System.nanoTime() + MOMENT_MILLIS * NANOS;
      for (long left = MOMENT_MILLIS; left > 0 && watch == null && !stopped; ) {
        wait(left);
        left = (end - System.nanoTime()) / NANOS;
      }
    } catch (InterruptedException e) {
      return false; // nobody does
    }
    return !stopped;
  }

  private synchronized void start() {
    if (!started && !stopped) {
      started = true;
      thread.start();
    }
  }

  private synchronized Watch watch() {
    if (watch == null) {
      Looks looks = new Looks(beforeMain, swept, listener, log);
      Learning learning = new Learning(clues, known, paths, looks, log);
      watch = new Watch(known, looks, clues, learning, log, starter);
    }
    return watch;
  }
}
