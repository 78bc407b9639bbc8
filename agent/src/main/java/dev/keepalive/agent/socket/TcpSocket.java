package dev.keepalive.agent.socket;

import dev.keepalive.agent.linux.Descriptors;
import dev.keepalive.agent.socket.record.ConnectionAddress;
import java.io.FileDescriptor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.NetworkChannel;

/**
 * One TCP socket of the application's, under whichever class it knows it. Options are set and read
 * where the descriptor is: never through a method that the application may have overridden, and
 * never through {@code channel.socket()}, which on 8 and 11 opens a second descriptor and answers
 * from there.
 */
abstract class TcpSocket extends OptionSocket {

  TcpSocket() {}

  /**
   * @param socket a {@code Socket}, {@code SocketChannel} or {@code AsynchronousSocketChannel}
   * @return null if it is none of the JDK's own sockets: a foreign {@code SocketImpl}, say
   */
  static TcpSocket of(Object socket) {
    if (socket instanceof Socket) {
      return JdkSocket.of((Socket) socket);
    }
    return socket instanceof NetworkChannel ? new JdkChannel((NetworkChannel) socket) : null;
  }

  /** As {@link #of}, for a socket that the application has opened; null if it sends datagrams. */
  static TcpSocket opened(Object socket) {
    TcpSocket tcp = of(socket);
    return tcp instanceof JdkSocket && ((JdkSocket) tcp).isDatagram() ? null : tcp;
  }

  /**
   * The number of the descriptor of anything that a hook is given, Netty's sockets included, or -1
   * where it has none, or is closed: the object keeps the number, which may be another's by now.
   */
  static int descriptorOf(Object socket) {
    try {
      OptionSocket known = OptionSocket.of(socket);
      return known == null ? -1 : descriptorOf(known);
    } catch (UnsupportedOperationException hidden) {
      return -1;
    }
  }

  static int descriptorOf(OptionSocket socket) {
    final int[] number = {-1};
    try {
      socket.whileOpen(
          new DescriptorUse() {
            @Override
            public void with(FileDescriptor descriptor) throws IOException {
              number[0] = Descriptors.number(descriptor);
            }
          });
    } catch (IOException | UnsupportedOperationException closedOrHidden) {
      return -1;
    }
    return number[0];
  }

  /**
   * The peer as the JDK knows it; null when not connected, or when it is not an internet socket.
   */
  abstract InetSocketAddress remote() throws IOException;

  /** Where one goes that was accepted; null where {@link #remote} is. */
  ConnectionAddress acceptedAddress() throws IOException {
    InetSocketAddress remote = remote();
    return remote == null ? null : Addresses.accepted(this, remote);
  }

  /** The local port, 0 when not bound. */
  abstract int localPort() throws IOException;
}
