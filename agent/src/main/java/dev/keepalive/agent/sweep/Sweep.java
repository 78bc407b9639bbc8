package dev.keepalive.agent.sweep;

import dev.keepalive.agent.jvm.BeforeMain;
import org.slf4j.Logger;

/**
 * Brings the TCP connections of this process that no hook has seen, because a native library opened
 * or accepted them, under the same rules. Walks the process's own descriptors from time to time on
 * a thread of its own; Linux only. Nothing of the application is locked or stopped: a descriptor
 * that is closed and used again in between can at worst receive the settings of the rule that fits
 * its own addresses.
 */
final class Sweep implements Runnable {

  /** Until the second look; enough for a hook to come by. */
  private static final long SECOND_LOOK_MILLIS = 1000;

  private static final long BEFORE_MAIN_MILLIS = 100;

  private final ForeignConnections foreign;
  private final BeforeMain beforeMain;
  private final int seconds;
  private final Pause pause;
  private final Logger log;

  private boolean said;

  Sweep(ForeignConnections foreign, BeforeMain beforeMain, int seconds, Pause pause, Logger log) {
    this.foreign = foreign;
    this.beforeMain = beforeMain;
    this.seconds = seconds;
    this.pause = pause;
    this.log = log;
  }

  /** Sweeps from {@code main} on until the JVM ends. */
  @Override
  public void run() {
    try {
      while (!beforeMain.isOver()) {
        pause.millis(BEFORE_MAIN_MILLIS);
      }
      while (true) {
        if (look()) {
          pause.millis(SECOND_LOOK_MILLIS);
          look();
        }
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
