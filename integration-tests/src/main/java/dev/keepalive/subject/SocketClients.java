package dev.keepalive.subject;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;

/** The oldest way: {@link Socket}. */
final class SocketClients {
  private static final int TIMEOUT_MILLIS = 10_000;

  private SocketClients() {}

  static Connection construct(InetSocketAddress server) throws Exception {
    return Connection.of(new Socket(server.getAddress(), server.getPort()));
  }

  static Connection constructBound(InetSocketAddress server) throws Exception {
    InetAddress local = server.getAddress();
    return Connection.of(new Socket(server.getAddress(), server.getPort(), local, 0));
  }

  static Connection connect(InetSocketAddress server) throws Exception {
    Socket socket = new Socket();
    socket.connect(server);
    return Connection.of(socket);
  }

  static Connection connectWithTimeout(InetSocketAddress server) throws Exception {
    Socket socket = new Socket();
    socket.connect(server, TIMEOUT_MILLIS);
    return Connection.of(socket);
  }

  static Connection factory(InetSocketAddress server) throws Exception {
    return Connection.of(
        SocketFactory.getDefault().createSocket(server.getAddress(), server.getPort()));
  }

  static Connection subclass(InetSocketAddress server) throws Exception {
    return Connection.of(new Socket(server.getAddress(), server.getPort()) {});
  }

  static Connection subclassThatOverridesConnect(InetSocketAddress server) throws Exception {
    Socket socket =
        new Socket() {
          @Override
          public void connect(SocketAddress endpoint, int timeout) throws IOException {
            super.connect(endpoint, timeout == 0 ? TIMEOUT_MILLIS : timeout);
          }
        };
    socket.connect(server, 0);
    return Connection.of(socket);
  }
}
