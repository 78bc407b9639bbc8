package dev.keepalive.lab.endpoint;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.function.Supplier;

/** {@link SocketChannel} in blocking mode, with a thread that waits in {@code read}. */
final class BlockingChannelKind implements Kind {
  @Override
  public String name() {
    return "SocketChannel";
  }

  @Override
  public void connect(InetSocketAddress peer, Conversation conversation) throws IOException {
    start(SocketChannel.open(peer), conversation);
  }

  @Override
  public int listen(Supplier<Conversation> conversations) throws IOException {
    ServerSocketChannel listener = ServerSocketChannel.open();
    listener.bind(new InetSocketAddress(0), Endpoint.BACKLOG);
    Daemon.start(
        () -> {
          while (true) {
            start(listener.accept(), conversations.get());
          }
        });
    return listener.socket().getLocalPort();
  }

  private static void start(SocketChannel channel, Conversation conversation) throws IOException {
    conversation.opened(new ChannelTransport(channel));
    Daemon.start(() -> read(channel, conversation));
  }

  private static void read(SocketChannel channel, Conversation conversation) throws IOException {
    try {
      ByteBuffer buffer = ByteBuffer.allocate(Endpoint.BUFFER);
      while (channel.read(buffer) >= 0) {
        buffer.flip();
        conversation.heard(buffer);
        buffer.clear();
      }
      throw new EOFException("end of stream");
    } catch (IOException e) {
      conversation.failed(e);
    }
    channel.close();
  }
}
