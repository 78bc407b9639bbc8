package dev.keepalive.subject;

import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** {@link SocketChannel}: blocking, with a selector, and through its {@code socket()}. */
final class ChannelClients {
  private static final int TIMEOUT_MILLIS = 10_000;

  private ChannelClients() {}

  static Connection open(InetSocketAddress server) throws Exception {
    return Connection.of(SocketChannel.open(server));
  }

  static Connection blocking(InetSocketAddress server) throws Exception {
    SocketChannel channel = SocketChannel.open();
    channel.connect(server);
    return Connection.of(channel);
  }

  static Connection selector(InetSocketAddress server) throws Exception {
    SocketChannel channel = SocketChannel.open();
    channel.configureBlocking(false);
    try (Selector selector = Selector.open()) {
      channel.register(selector, SelectionKey.OP_CONNECT);
      if (!channel.connect(server)) {
        do {
          selector.select();
        } while (!channel.finishConnect());
      }
    }
    return Connection.of(channel);
  }

  /** Starts without blocking and waits for the end in {@code finishConnect}. */
  static Connection finishInBlockingMode(InetSocketAddress server) throws Exception {
    SocketChannel channel = SocketChannel.open();
    channel.configureBlocking(false);
    boolean connected = channel.connect(server);
    channel.configureBlocking(true);
    if (!connected) {
      channel.finishConnect();
    }
    return Connection.of(channel);
  }

  static Connection adaptor(InetSocketAddress server) throws Exception {
    SocketChannel channel = SocketChannel.open();
    channel.socket().connect(server);
    return Connection.of(channel);
  }

  static Connection adaptorWithTimeout(InetSocketAddress server) throws Exception {
    SocketChannel channel = SocketChannel.open();
    channel.socket().connect(server, TIMEOUT_MILLIS);
    return Connection.of(channel);
  }
}
