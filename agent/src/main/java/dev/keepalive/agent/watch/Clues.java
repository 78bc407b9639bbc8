package dev.keepalive.agent.watch;

import dev.keepalive.agent.config.match.Direction;
import dev.keepalive.agent.socket.record.ConnectionListener;
import dev.keepalive.agent.socket.record.ConnectionRecord;
import dev.keepalive.agent.socket.record.PeerDeath;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the application's threads come across that tells of a path: kept for the thread that learns.
 * Only of connections that the application opened: those that it accepts come from anywhere.
 * Thread-safe, without a lock.
 */
public final class Clues implements ConnectionListener {
  /** Of more at once nothing new is learned. */
  private static final int MOST = 10_000;

  /** A shorter silence is a pause in the traffic, and no path forgets so soon. */
  static final long LEAST_MILLIS = 3000;

  private final Queue<Clue> clues = new ConcurrentLinkedQueue<Clue>();
  private final AtomicInteger size = new AtomicInteger();
  private volatile Runnable waker;
  private volatile boolean asksWhoAnswers;

  /** Who is told that there is something. */
  void wake(Runnable who) {
    waker = who;
  }

  /** Whether it matters at the moment that a peer takes a new connection. */
  void askWhoAnswers(boolean asks) {
    asksWhoAnswers = asks;
  }

  /** The next one, or null. */
  Clue poll() {
    Clue next = clues.poll();
    if (next != null) {
      size.decrementAndGet();
    }
    return next;
  }

  @Override
  public void settled(ConnectionRecord record) {
    if (asksWhoAnswers && isOpened(record) && !record.again()) {
      offer(new Clue(Kind.ANSWERS, record, 0, 0));
    }
  }

  @Override
  public void died(PeerDeath death) {
    long silent = death.silentBeforeMillis();
    if (isOpened(death.record()) && silent >= LEAST_MILLIS) {
      offer(new Clue(Kind.DEAD, death.record(), silent, death.silentMillis() - silent));
    }
  }

  @Override
  public void reset(ConnectionRecord record, long silentMillis) {
    if (isOpened(record) && silentMillis >= LEAST_MILLIS) {
      offer(new Clue(Kind.RESET, record, silentMillis, 0));
    }
  }

  private static boolean isOpened(ConnectionRecord record) {
    return record.direction() == Direction.CONNECT;
  }

  private void offer(Clue clue) {
    if (size.get() < MOST) {
      size.incrementAndGet();
      clues.add(clue);
      Runnable who = waker;
      if (who != null) {
        who.run();
      }
    }
  }

  /** What was seen. */
  enum Kind {
    /** The peer has taken a new connection. */
    ANSWERS,
    /** Used again after a silence, a connection got no answer. */
    DEAD,
    /** Used again after a silence, a connection was reset. */
    RESET
  }

  /** One of them. Immutable. */
  static final class Clue {
    final Kind kind;
    final ConnectionRecord record;

    /** How long the connection had been silent before it was used again. */
    final long silentMillis;

    /** For how long it was tried in vain after that. */
    final long triedMillis;

    Clue(Kind kind, ConnectionRecord record, long silentMillis, long triedMillis) {
      this.kind = kind;
      this.record = record;
      this.silentMillis = silentMillis;
      this.triedMillis = triedMillis;
    }

    String peer() {
      return record.address().peer();
    }
  }
}
