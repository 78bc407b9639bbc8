package dev.keepalive.agent.watch;

import dev.keepalive.agent.socket.ManagedConnection;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * The connections that are looked at, in the order in which they are due. Any thread adds to it,
 * without a lock; one thread takes from it, and sleeps until the next is due.
 */
final class WatchQueue {
  /** What was collected is forgotten after that at the latest. */
  private static final long LONGEST_SLEEP_NANOS = 60_000_000_000L;

  /** What comes due meanwhile is looked at together: to wake up costs more than to look. */
  private static final long NAP_NANOS = 50_000_000L;

  private final Queue<Watched> arrivals = new ConcurrentLinkedQueue<Watched>();
  private final ReferenceQueue<Object> collected = new ReferenceQueue<Object>();
  private final DueTimes times = new DueTimes();
  private volatile long wakesAt = System.nanoTime();
  private volatile boolean allAreDue;
  private volatile Thread sleeper;

  /** Adds a connection; for any thread. */
  void add(Object socket, ManagedConnection connection, long dueNanos) {
    arrivals.add(new Watched(socket, connection, dueNanos, collected));
    wakeFor(dueNanos);
  }

  /** All are due now: they may have got other settings. For any thread. */
  void allAreDue() {
    allAreDue = true;
    LockSupport.unpark(sleeper);
  }

  /** Something else is to be done at once. For any thread. */
  void wake() {
    LockSupport.unpark(sleeper); // also if it sleeps a moment later
  }

  /** Something is due then. For any thread. */
  void wakeFor(long dueNanos) {
    if (dueNanos - wakesAt < 0) {
      LockSupport.unpark(sleeper);
    }
  }

  /** Puts one back that is due later. */
  void putBack(Watched watched) {
    times.add(watched);
  }

  /** Takes one that is due; null if there is none now. */
  Watched poll() {
    take();
    return times.poll(System.nanoTime());
  }

  /** How many there are. */
  int size() {
    take();
    return times.size();
  }

  /**
   * Sleeps until something is due, or added that is due sooner.
   *
   * @param atLatest as System.nanoTime
   */
  void sleep(long atLatest) {
    sleeper = Thread.currentThread();
    long now = System.nanoTime();
    long until = now + Math.min(LONGEST_SLEEP_NANOS, atLatest - now);
    Watched next = times.next();
    if (next != null) {
      long nap = next.ending == null ? NAP_NANOS : 0;
      long soonest = Math.max(times.nextDue(until) - now, nap);
      until = soonest < until - now ? now + soonest : until;
    }
    wakesAt = until;
    if (arrivals.isEmpty() && !allAreDue) {
      LockSupport.parkNanos(this, Math.max(1, until - now));
    }
    wakesAt = System.nanoTime();
  }

  private void take() {
    for (Watched arrived = arrivals.poll(); arrived != null; arrived = arrivals.poll()) {
      times.add(arrived);
    }
    // afterwards: it may have been collected before it had arrived
    for (Reference<?> gone = collected.poll(); gone != null; gone = collected.poll()) {
      times.remove((Watched) gone);
    }
    if (allAreDue) {
      allAreDue = false;
      long due = System.nanoTime() - DueTimes.SLICE_NANOS;
      for (Watched each : times.takeAll()) {
        each.dueNanos = each.ending == null ? due : each.dueNanos;
        times.add(each);
      }
    }
  }
}
