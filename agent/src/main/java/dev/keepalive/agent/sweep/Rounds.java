package dev.keepalive.agent.sweep;

import java.util.concurrent.TimeUnit;

/** The pauses of a sweep; the long ones between its rounds can be cut short. Thread-safe. */
final class Rounds implements Sweep.Pause {
  private final long betweenMillis;
  private long rounds;
  private boolean between;
  private boolean wanted;

  /**
   * @param betweenMillis how long the pause between two rounds is
   */
  Rounds(long betweenMillis) {
    this.betweenMillis = betweenMillis;
  }

  @Override
  public synchronized void millis(long millis) throws InterruptedException {
    between = millis >= betweenMillis;
    if (between) {
      rounds++;
      notifyAll();
    }
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    long left = millis;
    while (left > 0 && !(between && wanted)) {
      wait(left);
      left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    }
    if (between) {
      wanted = false;
      between = false;
    }
  }

  /**
   * Has a whole round made that begins from now on.
   *
   * @param millis how long to wait for its end
   */
  synchronized void now(long millis) {
    long done = rounds + (between ? 1 : 2);
    wanted = true;
    notifyAll();
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    long left = millis;
    try {
      while (rounds < done && left > 0) {
        wait(left);
        left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
