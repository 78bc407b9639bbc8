package dev.keepalive.lab.endpoint;

import java.net.InetSocketAddress;
import java.util.function.Supplier;

/**
 * A kind of socket of the JDK. Both methods read from their connections for as long as they live
 * and tell the {@link Conversation} what they read and how it ended.
 */
interface Kind {
  /** Its name in the protocol, without blanks. */
  String name();

  /** Connects; returns when the connection is established. */
  void connect(InetSocketAddress peer, Conversation conversation) throws Exception;

  /**
   * Accepts connections on a port of the kernel's choice, each with a conversation of its own.
   *
   * @return the port
   */
  int listen(Supplier<Conversation> conversations) throws Exception;
}
