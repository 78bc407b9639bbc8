package dev.keepalive.agent.sweep;

import dev.keepalive.agent.jvm.BeforeMain;
import dev.keepalive.agent.log.Log;

/**
 * Brings the TCP connections of this process that no hook has seen, because a native library opened
 * or accepted them, under the same rules. Walks the process's own descriptors from time to time on
 * a thread of its own; Linux only. Nothing of the application is locked or stopped: a descriptor
 * that is closed and used again in between can at worst receive the settings of the rule that fits
 * its own addresses.
 */
final class Sweep implements Runnable {

  /** Until the second look; enough for a hook to come by. */
  private static final int SECOND_LOOK_MILLIS = 1000;

  /** The same right after an attach: most of what is there then was opened before the hooks. */
  private static final int SECOND_LOOK_AFTER_ATTACH_MILLIS = 100;

  private static final long BEFORE_MAIN_MILLIS = 100;

  private final ForeignConnections foreign;
  private final BeforeMain beforeMain;
  private final int seconds;
  private final Pause pause;
  private final Log log;

  private boolean said;
  private volatile int secondLookMillis = SECOND_LOOK_MILLIS;
  private volatile boolean stopped;

  Sweep(ForeignConnections foreign, BeforeMain beforeMain, int seconds, Pause pause, Log log) {
    this.foreign = foreign;
    this.beforeMain = beforeMain;
    this.seconds = seconds;
    this.pause = pause;
    this.log = log;
  }

  /** Before it starts: the application may have connections from before the hooks. */
  void afterAttach() {
    secondLookMillis = SECOND_LOOK_AFTER_ATTACH_MILLIS;
  }

  /** What it finds, for {@link Sweeper}. */
  ForeignConnections foreign() {
    return foreign;
  }

  /** Ends with the look that is going on; who wants that soon interrupts the thread as well. */
  void stop() {
    stopped = true;
  }

  /** Sweeps from {@code main} on until the JVM ends, or it is stopped. */
  @Override
  public void run() {
    try {
      while (!stopped && !beforeMain.isOver()) {
        pause.millis(BEFORE_MAIN_MILLIS);
      }
      while (!stopped) {
        if (look()) {
          pause.millis(secondLookMillis);
          look();
        }
        secondLookMillis = SECOND_LOOK_MILLIS;
        pause.millis(seconds * 1000L);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** How the thread waits; a seam for tests. */
  interface Pause {
    void millis(long millis) throws InterruptedException;
  }

  /** Returns whether connections were there that were not before. */
  private boolean look() {
    try {
      return foreign.look();
    } catch (Throwable t) { // no descriptor is free for a moment, say
      say(t);
      return false;
    }
  }

  /** Says it once. If there is not even room to say it, the next round may. */
  private void say(Throwable t) {
    try {
      if (!said) {
        log.error("sweep: failed, and tries again every {} s: {}", seconds, t.toString());
        said = true;
      }
    } catch (Throwable again) {
      said = false;
    }
  }
}
