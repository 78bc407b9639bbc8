package dev.keepalive.agent.socket;

import java.net.InetSocketAddress;

/**
 * A TCP connection that only its descriptor is known of: a native library has opened or accepted
 * it. Addresses and direction are the kernel's. Used by one thread.
 */
public final class ForeignSocket extends NativeSocket {

  private final int descriptor;
  private final InetSocketAddress remote;
  private final int localPort;
  private final boolean accepted;
  private final Choices choices = new Choices();

  public ForeignSocket(int descriptor, InetSocketAddress remote, int localPort, boolean accepted) {
    this.descriptor = descriptor;
    this.remote = remote;
    this.localPort = localPort;
    this.accepted = accepted;
  }

  /** What the library has set on it, as far as the kernel's values tell. */
  Choices choices() {
    return choices;
  }

  /** Whether its local port is one that this process listens on. */
  boolean accepted() {
    return accepted;
  }

  @Override
  Kind kind() {
    return Kind.DESCRIPTOR;
  }

  @Override
  public int descriptor() {
    return descriptor;
  }

  @Override
  InetSocketAddress remote() {
    return remote;
  }

  @Override
  int localPort() {
    return localPort;
  }
}
