package dev.keepalive.agent.watch;

import dev.keepalive.agent.socket.ManagedConnection;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/**
 * A connection that is looked at, and when it is due. Holds no socket. Handled by one thread, but
 * for the first time that it is due.
 */
final class Watched extends WeakReference<Object> {
  static final int NOWHERE = -1;

  private final ManagedConnection.Known known;

  /** What is known of its past. */
  final Patience patience = new Patience();

  /** As System.nanoTime. Not changed while it is in {@link DueTimes}. */
  long dueNanos;

  /** Of {@link DueTimes}: where in its slice it is, or {@link #NOWHERE}. */
  int place = NOWHERE;

  /** For which {@code dead-after} the kernel tries more often, in milliseconds; 0: for none. */
  int triesWithin;

  /** Its end, as long as it is under way; or null. */
  Ending ending;

  /**
   * @param collected is told when the socket was collected
   */
  Watched(
      Object socket,
      ManagedConnection connection,
      long dueNanos,
      ReferenceQueue<Object> collected) {
    super(socket, collected);
    this.known = connection.known();
    this.dueNanos = dueNanos;
  }

  /** The connection, or null where nobody has its socket any more. */
  ManagedConnection connection() {
    Object socket = get();
    return socket == null ? null : ManagedConnection.of(socket, known);
  }
}
