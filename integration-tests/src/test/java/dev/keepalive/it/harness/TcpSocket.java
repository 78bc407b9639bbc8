package dev.keepalive.it.harness;

import java.net.InetSocketAddress;

/**
 * One TCP socket of a process, as the kernel describes it.
 *
 * @param descriptor its number in the process that holds it
 * @param state of RFC 9293
 * @param keepalive its options at the time of the look
 */
public record TcpSocket(
    int descriptor,
    InetSocketAddress local,
    InetSocketAddress remote,
    State state,
    Keepalive keepalive) {

  /** The state as far as it matters here. */
  public enum State {
    ESTABLISHED,
    LISTEN,
    OTHER;

    /** From a code of the kernel's {@code include/net/tcp_states.h}. */
    static State of(int code) {
      return switch (code) {
        case 1 -> ESTABLISHED;
        case 10 -> LISTEN;
        default -> OTHER;
      };
    }
  }

  /** Whether this is the end with these ports. */
  public boolean has(int localPort, int remotePort) {
    return local.getPort() == localPort && remote.getPort() == remotePort;
  }

  @Override
  public String toString() {
    return descriptor + ": " + local + " > " + remote + " " + state + " " + keepalive;
  }
}
