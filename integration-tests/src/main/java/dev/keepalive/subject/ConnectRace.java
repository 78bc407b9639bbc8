package dev.keepalive.subject;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * Two threads at one connection after another: the caller connects it, the other sets an option on
 * it at some moment of the connect, chosen at random over its usual length.
 */
final class ConnectRace implements AutoCloseable {

  /** What the other thread does to each connection. */
  interface Setting {
    void on(RacedConnection connection) throws Exception;
  }

  /** After so many tries of a thread that waits, the other one may need its processor. */
  private static final int SPINS = 10_000;

  private static final long OVER = -1;

  private final Setting setting;
  private long rounds;
  private long usualNanos = 20_000;
  private long overlaps;

  // written by the caller's thread
  private volatile RacedConnection current;
  private volatile long prepared;
  private volatile long begun;
  private volatile long latestNanos;

  // written by the setter
  private volatile long ready;
  private volatile long done;
  private volatile long setBegin;
  private volatile long setEnd;

  ConnectRace(Setting setting) {
    this.setting = setting;
    Thread setter = new Thread(this::setAll, "setter");
    setter.setDaemon(true);
    setter.start();
  }

  /** Runs one race to its end: the connection is open, and the option is set. */
  void run(RacedConnection connection) throws Exception {
    rounds++;
    current = connection;
    latestNanos = usualNanos;
    prepared = rounds;
    for (int i = 0; ready != rounds; i++) {
      spin(i);
    }
    begun = rounds;
    long begin = System.nanoTime();
    connection.connect();
    long end = System.nanoTime();
    for (int i = 0; done != rounds; i++) {
      spin(i);
    }
    usualNanos += (Math.min(end - begin, 200_000) - usualNanos) / 16;
    if (setBegin < end && setEnd > begin) {
      overlaps++;
    }
  }

  /** How often the option was set while the connect was under way. */
  long overlaps() {
    return overlaps;
  }

  /** Ends the other thread. */
  @Override
  public void close() {
    prepared = OVER;
  }

  private void setAll() {
    try {
      for (long round = 1; ; round++) {
        for (int i = 0; prepared != round; i++) {
          if (prepared == OVER) {
            return;
          }
          spin(i);
        }
        RacedConnection connection = current;
        long delay = ThreadLocalRandom.current().nextLong(latestNanos + 1);
        ready = round;
        for (int i = 0; begun != round; i++) {
          spin(i);
        }
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < delay) {
          // its moment has not come
        }
        setBegin = System.nanoTime();
        setting.on(connection);
        setEnd = System.nanoTime();
        done = round;
      }
    } catch (Exception e) {
      Crash.of(e);
    }
  }

  private static void spin(int times) {
    if (times > SPINS) {
      LockSupport.parkNanos(1);
    }
  }
}
