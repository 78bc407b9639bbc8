package dev.keepalive.demo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.List;

/**
 * {@link SocketChannel} and {@link ServerSocketChannel} in non-blocking mode, driven by a {@link
 * Selector}.
 */
final class SelectorChannels {
  private final Selector selector;
  private final SocketChannel client;
  private final ByteBuffer received = ByteBuffer.allocate(Hello.LENGTH);
  private SocketChannel server;

  private SelectorChannels(Selector selector, SocketChannel client) {
    this.selector = selector;
    this.client = client;
  }

  static List<HeldConnection> open() throws IOException {
    try (Selector selector = Selector.open();
        ServerSocketChannel listener = ServerSocketChannel.open()) {
      listener.bind(Hello.anyPort());
      listener.configureBlocking(false);
      listener.register(selector, SelectionKey.OP_ACCEPT);
      SocketChannel client = SocketChannel.open();
      client.configureBlocking(false);
      int interest =
          client.connect(listener.getLocalAddress())
              ? SelectionKey.OP_WRITE
              : SelectionKey.OP_CONNECT;
      client.register(selector, interest);
      return new SelectorChannels(selector, client).run();
    }
  }

  private List<HeldConnection> run() throws IOException {
    while (received.hasRemaining()) {
      selector.select();
      for (SelectionKey key : selector.selectedKeys()) {
        handle(key);
      }
      selector.selectedKeys().clear();
    }
    return Arrays.asList(
        HeldConnection.client(
            "SocketChannel, selector", client.getLocalAddress(), client.getRemoteAddress(), client),
        HeldConnection.server(
            "ServerSocketChannel, selector",
            server.getLocalAddress(),
            server.getRemoteAddress(),
            server));
  }

  private void handle(SelectionKey key) throws IOException {
    if (key.isAcceptable()) {
      server = ((ServerSocketChannel) key.channel()).accept();
      server.configureBlocking(false);
      server.register(selector, SelectionKey.OP_READ);
    } else if (key.isConnectable()) {
      client.finishConnect();
      key.interestOps(SelectionKey.OP_WRITE);
    } else if (key.isWritable()) {
      client.write(Hello.buffer());
      key.interestOps(SelectionKey.OP_READ);
    } else if (key.isReadable()) {
      server.read(received);
    }
  }
}
