package dev.keepalive.demo;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.List;

/** {@link SocketChannel} and {@link ServerSocketChannel} in blocking mode. */
final class BlockingChannels {
  private BlockingChannels() {}

  static List<HeldConnection> open() throws IOException {
    try (ServerSocketChannel listener = ServerSocketChannel.open()) {
      listener.bind(Hello.anyPort());
      SocketChannel client = SocketChannel.open(listener.getLocalAddress());
      SocketChannel server = listener.accept();
      Hello.say(client, server);
      return Arrays.asList(
          HeldConnection.client(
              "SocketChannel", client.getLocalAddress(), client.getRemoteAddress(), client),
          HeldConnection.server(
              "ServerSocketChannel", server.getLocalAddress(), server.getRemoteAddress(), server));
    }
  }
}
