package dev.keepalive.subject;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.SocketChannel;

/** One end of an open TCP connection. It holds what it wraps, so that nothing is collected. */
final class Connection {
  final Object end;
  final int localPort;
  final int remotePort;

  Connection(Object end, int localPort, int remotePort) {
    this.end = end;
    this.localPort = localPort;
    this.remotePort = remotePort;
  }

  static Connection of(Socket socket) {
    return new Connection(socket, socket.getLocalPort(), socket.getPort());
  }

  static Connection of(SocketChannel channel) throws Exception {
    return new Connection(
        channel,
        ((InetSocketAddress) channel.getLocalAddress()).getPort(),
        ((InetSocketAddress) channel.getRemoteAddress()).getPort());
  }

  static Connection of(AsynchronousSocketChannel channel) throws Exception {
    return new Connection(
        channel,
        ((InetSocketAddress) channel.getLocalAddress()).getPort(),
        ((InetSocketAddress) channel.getRemoteAddress()).getPort());
  }

  /** A connection whose socket the program never sees, held by its client. */
  static Connection hidden(Object client) {
    return new Connection(client, 0, 0);
  }

  boolean isHidden() {
    return localPort == 0;
  }
}
