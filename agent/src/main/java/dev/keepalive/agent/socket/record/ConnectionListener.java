package dev.keepalive.agent.socket.record;

/**
 * Learns of connections. Called on the application's threads, many at a time: it must neither block
 * nor throw, nor hold what it is given longer than the call.
 */
public interface ConnectionListener {

  /** A connection was opened, accepted or found, or has got other settings. */
  void settled(ConnectionRecord record);

  /** The application sets an option to this value, on the stack of this thread. */
  default void asked(TcpOption option, int value) {}

  /** The application has tried in vain to switch keepalive off; told once a connection. */
  default void keptOn() {}

  /** A peer is dead; told once a connection. */
  default void died(PeerDeath death) {}

  /**
   * The peer, or the path, has reset a connection when it was used again; told once a connection.
   *
   * @param silentMillis how long it had been silent before
   */
  default void reset(ConnectionRecord record, long silentMillis) {}

  /** The agent itself ends a connection whose peer's kernel lives; told once a connection. */
  default void gaveUp(GivenUp end) {}
}
