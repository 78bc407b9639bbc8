package dev.keepalive.subject;

import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** TLS; trust and key come from the {@code javax.net.ssl} system properties. */
final class TlsClients {
  private TlsClients() {}

  static Connection direct(InetSocketAddress server) throws Exception {
    return handshaken(factory().createSocket(server.getAddress(), server.getPort()));
  }

  static Connection connectLater(InetSocketAddress server) throws Exception {
    Socket socket = factory().createSocket();
    socket.connect(server);
    return handshaken(socket);
  }

  static Connection layered(InetSocketAddress server) throws Exception {
    Socket plain = new Socket(server.getAddress(), server.getPort());
    String host = server.getAddress().getHostAddress();
    return handshaken(factory().createSocket(plain, host, server.getPort(), true));
  }

  private static SSLSocketFactory factory() {
    return (SSLSocketFactory) SSLSocketFactory.getDefault();
  }

  private static Connection handshaken(Socket socket) throws Exception {
    ((SSLSocket) socket).startHandshake();
    return Connection.of(socket);
  }
}
