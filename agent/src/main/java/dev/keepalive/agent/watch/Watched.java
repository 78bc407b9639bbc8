package dev.keepalive.agent.watch;

import dev.keepalive.agent.socket.ManagedConnection;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/**
 * A connection that is looked at, and when it is due. Holds no socket. Handled by one thread, but
 * for the first time that it is due.
 */
final class Watched extends WeakReference<Object> implements Comparable<Watched> {
  private final long number;
  private final ManagedConnection.Known known;

  /** What is known of its past. */
  final Patience patience = new Patience();

  /** As System.nanoTime. */
  long dueNanos;

  /** For which {@code dead-after} the kernel tries more often, in milliseconds; 0: for none. */
  int triesWithin;

  /** Its end, as long as it is under way; or null. */
  Ending ending;

  /**
   * @param number another one for each
   * @param collected is told when the socket was collected
   */
  Watched(
      Object socket,
      ManagedConnection connection,
      long number,
      long dueNanos,
      ReferenceQueue<Object> collected) {
    super(socket, collected);
    this.known = connection.known();
    this.number = number;
    this.dueNanos = dueNanos;
  }

  /** The connection, or null where nobody has its socket any more. */
  ManagedConnection connection() {
    Object socket = get();
    return socket == null ? null : ManagedConnection.of(socket, known);
  }

  /** What is due first comes first. */
  @Override
  public int compareTo(Watched other) {
    long sooner = dueNanos - other.dueNanos;
    return sooner == 0 ? Long.compare(number, other.number) : Long.signum(sooner);
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(number);
  }
}
