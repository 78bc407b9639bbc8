package dev.keepalive.agent.socket.record;

import dev.keepalive.agent.config.match.Direction;
import dev.keepalive.agent.config.policy.Decision;
import dev.keepalive.agent.config.policy.Policy;
import java.net.InetAddress;

/** Where one connection goes, as far as a rule can ask for it. Immutable. */
public final class ConnectionAddress {
  private final Direction direction;
  private final String host;
  private final InetAddress remote;
  private final int remotePort;
  private final int localPort;

  /**
   * @param host the host that the application asked for, or the remote address as text; null of an
   *     accepted connection
   * @param remote the remote address, or null where it is not resolved, or only known as text
   */
  public ConnectionAddress(
      Direction direction, String host, InetAddress remote, int remotePort, int localPort) {
    this.direction = direction;
    this.host = host;
    this.remote = remote;
    this.remotePort = remotePort;
    this.localPort = localPort;
  }

  public Direction direction() {
    return direction;
  }

  /** What a policy has for it. */
  public Decision decide(Policy policy) {
    return policy.decide(direction, host, remote, remotePort, localPort);
  }

  /**
   * The peer as one to be counted by: {@code 10.0.0.7:5432}, {@code [::1]:5432}; of an accepted
   * connection without the port, which is another each time.
   */
  public String peer() {
    String address = remote == null ? host : remote.getHostAddress();
    String peer = bracketed(String.valueOf(address));
    return direction == Direction.CONNECT ? peer + ":" + remotePort : peer;
  }

  /** The peer with the name that was asked for: {@code db.example/10.0.0.7:5432}. */
  public String namedPeer() {
    return hosts() + ":" + remotePort;
  }

  @Override
  public String toString() {
    return direction == Direction.CONNECT
        ? "connect " + namedPeer()
        : "accept :" + localPort + " from " + namedPeer();
  }

  private String hosts() {
    String address = remote == null ? null : bracketed(remote.getHostAddress());
    if (host == null) {
      return String.valueOf(address);
    }
    String asked = bracketed(host);
    return address == null || address.equals(asked) ? asked : asked + "/" + address;
  }

  private static String bracketed(String host) {
    return host.indexOf(':') < 0 ? host : "[" + host + "]";
  }
}
