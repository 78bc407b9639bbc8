package dev.keepalive.agent.socket;

import dev.keepalive.agent.config.match.Direction;
import dev.keepalive.agent.socket.record.ConnectionAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/** Where a connection goes, as a rule can ask for it. */
final class Addresses {
  private Addresses() {}

  /** Of one that the application opens; the address is null where it is not resolved. */
  static ConnectionAddress opened(InetSocketAddress remote, InetAddress address) {
    return new ConnectionAddress(
        Direction.CONNECT, remote.getHostString(), address, remote.getPort(), 0);
  }

  /**
   * Of one that the application has opened; null if it is a Unix-domain channel.
   *
   * @param asked the address it asked for, or null if only the socket knows
   */
  static ConnectionAddress opened(TcpSocket tcp, SocketAddress asked) throws IOException {
    InetSocketAddress remote =
        asked instanceof InetSocketAddress ? (InetSocketAddress) asked : tcp.remote();
    if (remote == null) {
      return null;
    }
    InetAddress address = remote.getAddress();
    if (address == null) {
      InetSocketAddress resolved = tcp.remote(); // a SOCKS proxy resolves the name itself
      address = resolved == null ? null : resolved.getAddress();
    }
    return opened(remote, address);
  }

  /** Of one that a listener of the application's has accepted. */
  static ConnectionAddress accepted(TcpSocket tcp, InetSocketAddress remote) throws IOException {
    return new ConnectionAddress(
        Direction.ACCEPT, null, remote.getAddress(), remote.getPort(), tcp.localPort());
  }

  /** The address of a connection of Netty's that is open. */
  static ConnectionAddress active(NettySocket tcp, InetSocketAddress remote) throws IOException {
    return tcp.accepted() ? accepted(tcp, remote) : opened(remote, remote.getAddress());
  }
}
