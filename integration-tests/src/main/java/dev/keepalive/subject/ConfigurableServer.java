package dev.keepalive.subject;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** The accepted side: options go to the listener first, later to what it accepted. */
final class ConfigurableServer {
  private static final int BACKLOG = 1;

  private ConfigurableServer() {}

  static Configurable socket(InetSocketAddress any) throws IOException {
    ServerSocket server = new ServerSocket(0, BACKLOG, any.getAddress());
    return new Configurable() {
      private Socket client;
      private Socket accepted;

      @Override
      public void keepAlive(boolean on) throws IOException {
        if (accepted != null) {
          accepted.setKeepAlive(on);
        }
      }

      @Override
      public void set(String option, int value) throws Exception {
        if (accepted != null) {
          TcpOptions.set(Socket.class, accepted, option, value);
        } else {
          TcpOptions.set(ServerSocket.class, server, option, value);
        }
      }

      @Override
      public Connection connect() throws IOException {
        client = new Socket(server.getInetAddress(), server.getLocalPort());
        accepted = server.accept();
        return new Connection(client, accepted.getLocalPort(), accepted.getPort());
      }
    };
  }

  static Configurable channel(InetSocketAddress any) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open().bind(any);
    return new Configurable() {
      private SocketChannel client;
      private SocketChannel accepted;

      @Override
      public void keepAlive(boolean on) throws IOException {
        if (accepted != null) {
          accepted.setOption(StandardSocketOptions.SO_KEEPALIVE, on);
        }
      }

      @Override
      public void set(String option, int value) throws Exception {
        if (accepted != null) {
          accepted.setOption(TcpOptions.option(option), value);
        } else {
          server.setOption(TcpOptions.option(option), value);
        }
      }

      @Override
      public Connection connect() throws Exception {
        client = SocketChannel.open(server.getLocalAddress());
        accepted = server.accept();
        return Connection.of(accepted);
      }
    };
  }
}
