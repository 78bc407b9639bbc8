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

  /** A bit for each access that is no way here. */
  private final AtomicInteger givenUp = new AtomicInteger();

  private volatile String lastReason = "no access to the option";

  /** Whether the access of this index is no way here. */
  boolean isGivenUp(int index) {
    return (givenUp.get() & 1 << index) != 0;
  }

  /** It is no way here: the others are to be tried. */
  void giveUp(int index, String why) {
    lastReason = why;
    int before;
    do {
      before = givenUp.get();
    } while (!givenUp.compareAndSet(before, before | 1 << index));
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
