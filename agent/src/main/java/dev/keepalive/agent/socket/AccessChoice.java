package dev.keepalive.agent.socket;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Which access sets one option on one kind of socket, and what is known of it. Thread-safe. */
final class AccessChoice {
  /** How many values are read back first, and then one in how many: a read costs 0.2 µs. */
  private static final int FIRST = 8;

  private static final int SAMPLE = 1024;

  private final AtomicInteger sets = new AtomicInteger();
  private final AtomicBoolean warned = new AtomicBoolean();
  private volatile int access;
  private volatile String lastReason = "no access to the option";

  /** The index of the access to use; beyond the last where there is none. */
  int access() {
    return access;
  }

  /** This one is no way here: the next one is to be tried. */
  void giveUp(int index, String why) {
    lastReason = why;
    access = Math.max(access, index + 1);
  }

  /** Why the last one was given up. */
  String lastReason() {
    return lastReason;
  }

  /** Whether the value that is set now is to be read back. */
  boolean isToBeReadBack() {
    int before = sets.getAndIncrement();
    return (before >= 0 && before < FIRST) || before % SAMPLE == 0;
  }

  /** True once. */
  boolean warnsFirst() {
    return warned.compareAndSet(false, true);
  }
}
