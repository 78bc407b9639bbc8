package dev.keepalive.subject;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSocket;

/** {@link ServerSocket} and what is built on it. */
final class SocketListeners {
  private static final int BACKLOG = 10;
  private static final int TIMEOUT_MILLIS = 10_000;

  private SocketListeners() {}

  static Listener plain(InetSocketAddress any) throws IOException {
    return of(new ServerSocket(0, BACKLOG, any.getAddress()));
  }

  static Listener withTimeout(InetSocketAddress any) throws IOException {
    ServerSocket server = new ServerSocket(0, BACKLOG, any.getAddress());
    server.setSoTimeout(TIMEOUT_MILLIS);
    return of(server);
  }

  /** One that makes the accepted sockets itself. */
  static Listener subclass(InetSocketAddress any) throws IOException {
    return of(
        new ServerSocket(0, BACKLOG, any.getAddress()) {
          @Override
          public Socket accept() throws IOException {
            Socket socket = new Socket() {};
            implAccept(socket);
            return socket;
          }
        });
  }

  static Listener tls(InetSocketAddress any) throws IOException {
    return new SocketListener(
        SSLServerSocketFactory.getDefault().createServerSocket(0, BACKLOG, any.getAddress()),
        accepted -> ((SSLSocket) accepted).startHandshake());
  }

  /** Answers one request and keeps the connection. */
  static Listener http(InetSocketAddress any) throws IOException {
    return new SocketListener(
        new ServerSocket(0, BACKLOG, any.getAddress()),
        accepted -> {
          HttpHead.read(accepted.getInputStream());
          String answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
          accepted.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        });
  }

  static Listener of(ServerSocket server) {
    return new SocketListener(server, accepted -> {});
  }

  /** What a server says before its client goes on. */
  private interface Greeting {
    void exchange(Socket accepted) throws IOException;
  }

  private static final class SocketListener implements Listener {
    private final ServerSocket server;
    private final Greeting greeting;

    SocketListener(ServerSocket server, Greeting greeting) {
      this.server = server;
      this.greeting = greeting;
    }

    @Override
    public InetSocketAddress address() {
      return (InetSocketAddress) server.getLocalSocketAddress();
    }

    @Override
    public Connection accept() throws IOException {
      Socket accepted = server.accept();
      greeting.exchange(accepted);
      return Connection.of(accepted);
    }
  }
}
