package dev.keepalive.subject;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** {@link ServerSocketChannel}: blocking, with a selector, and through its {@code socket()}. */
final class ChannelListeners {
  private static final int TIMEOUT_MILLIS = 10_000;

  private ChannelListeners() {}

  static Listener blocking(InetSocketAddress any) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open().bind(any);
    return new ChannelListener(server) {
      @Override
      public Connection accept() throws Exception {
        return Connection.of(server.accept());
      }
    };
  }

  static Listener selector(InetSocketAddress any) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open().bind(any);
    server.configureBlocking(false);
    return new ChannelListener(server) {
      @Override
      public Connection accept() throws Exception {
        try (Selector selector = Selector.open()) {
          server.register(selector, SelectionKey.OP_ACCEPT);
          SocketChannel accepted = server.accept();
          while (accepted == null) {
            selector.select();
            accepted = server.accept();
          }
          return Connection.of(accepted);
        }
      }
    };
  }

  static Listener adaptor(InetSocketAddress any) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open();
    server.socket().bind(any);
    return SocketListeners.of(server.socket());
  }

  static Listener adaptorWithTimeout(InetSocketAddress any) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open();
    server.socket().bind(any);
    server.socket().setSoTimeout(TIMEOUT_MILLIS);
    return SocketListeners.of(server.socket());
  }

  private abstract static class ChannelListener implements Listener {
    private final ServerSocketChannel server;

    ChannelListener(ServerSocketChannel server) {
      this.server = server;
    }

    @Override
    public InetSocketAddress address() throws IOException {
      return (InetSocketAddress) server.getLocalAddress();
    }
  }
}
