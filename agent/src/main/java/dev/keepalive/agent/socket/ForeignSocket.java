package dev.keepalive.agent.socket;

import dev.keepalive.agent.config.match.Direction;

/**
 * A TCP connection that only its descriptor is known of: a native library has opened or accepted
 * it. Addresses and direction are the kernel's. Used by one thread.
 */
public final class ForeignSocket extends OptionSocket {

  private final String remote;
  private final int remotePort;
  private final int localPort;
  private final boolean accepted;
  private final Choices choices = new Choices();
  private int descriptor;

  /**
   * @param remote the remote address as text. No {@code InetAddress}: if this were the first of the
   *     JVM, it would settle {@code java.net.preferIPv4Stack} before the application can set it
   * @param accepted whether this process accepted it, as far as the kernel tells
   */
  public ForeignSocket(
      int descriptor, String remote, int remotePort, int localPort, boolean accepted) {
    this.descriptor = descriptor;
    this.remote = remote;
    this.remotePort = remotePort;
    this.localPort = localPort;
    this.accepted = accepted;
  }

  /** What the library has set on it, as far as the kernel's values tell. */
  Choices choices() {
    return choices;
  }

  Direction direction() {
    return accepted ? Direction.ACCEPT : Direction.CONNECT;
  }

  String remote() {
    return remote;
  }

  int remotePort() {
    return remotePort;
  }

  int localPort() {
    return localPort;
  }

  @Override
  Kind kind() {
    return Kind.DESCRIPTOR;
  }

  @Override
  int descriptor() {
    return descriptor;
  }

  /** It is known by this descriptor now: the one before was closed, or it is not the only one. */
  public void isAt(int newDescriptor) {
    descriptor = newDescriptor;
  }

  /** For the log. */
  @Override
  public String toString() {
    String host = remote.indexOf(':') < 0 ? remote : "[" + remote + "]";
    return (accepted ? "accept :" + localPort + " from " : "connect ") + host + ":" + remotePort;
  }
}
