package dev.keepalive.demo;

import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Future;

/** {@link AsynchronousSocketChannel} and {@link AsynchronousServerSocketChannel}. */
final class AsynchronousChannels {
  private AsynchronousChannels() {}

  static List<HeldConnection> open() throws Exception {
    try (AsynchronousServerSocketChannel listener = AsynchronousServerSocketChannel.open()) {
      listener.bind(Hello.anyPort());
      Future<AsynchronousSocketChannel> accepted = listener.accept();
      AsynchronousSocketChannel client = AsynchronousSocketChannel.open();
      client.connect(listener.getLocalAddress()).get();
      AsynchronousSocketChannel server = accepted.get();
      client.write(Hello.buffer()).get();
      server.read(ByteBuffer.allocate(Hello.LENGTH)).get();
      return Arrays.asList(
          HeldConnection.client(
              "AsynchronousSocketChannel",
              client.getLocalAddress(),
              client.getRemoteAddress(),
              client),
          HeldConnection.server(
              "AsynchronousServerSocketChannel",
              server.getLocalAddress(),
              server.getRemoteAddress(),
              server));
    }
  }
}
