package dev.keepalive.lab.endpoint;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.util.function.Supplier;

/** {@link AsynchronousSocketChannel}, always with a read pending. */
final class AsynchronousKind implements Kind {
  @Override
  public String name() {
    return "AsynchronousSocketChannel";
  }

  @Override
  public void connect(InetSocketAddress peer, Conversation conversation) throws Exception {
    AsynchronousSocketChannel channel = AsynchronousSocketChannel.open();
    channel.connect(peer).get();
    start(channel, conversation);
  }

  @Override
  public int listen(Supplier<Conversation> conversations) throws IOException {
    AsynchronousServerSocketChannel listener = AsynchronousServerSocketChannel.open();
    listener.bind(new InetSocketAddress(0), Endpoint.BACKLOG);
    Daemon.start(
        () -> {
          while (true) {
            start(listener.accept().get(), conversations.get());
          }
        });
    return ((InetSocketAddress) listener.getLocalAddress()).getPort();
  }

  private static void start(AsynchronousSocketChannel channel, Conversation conversation)
      throws IOException {
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    conversation.opened(
        new AsynchronousTransport(
            channel,
            (InetSocketAddress) channel.getLocalAddress(),
            (InetSocketAddress) channel.getRemoteAddress()));
    ByteBuffer buffer = ByteBuffer.allocate(Endpoint.BUFFER);
    channel.read(buffer, conversation, new Reader(channel, buffer));
  }

  private static final class Reader implements CompletionHandler<Integer, Conversation> {
    private final AsynchronousSocketChannel channel;
    private final ByteBuffer buffer;

    Reader(AsynchronousSocketChannel channel, ByteBuffer buffer) {
      this.channel = channel;
      this.buffer = buffer;
    }

    @Override
    public void completed(Integer length, Conversation conversation) {
      if (length < 0) {
        conversation.failed(new EOFException("end of stream"));
        return;
      }
      buffer.flip();
      conversation.heard(buffer);
      buffer.clear();
      channel.read(buffer, conversation, this);
    }

    @Override
    public void failed(Throwable reason, Conversation conversation) {
      conversation.failed(reason);
    }
  }

  private static final class AsynchronousTransport implements Transport {
    private final AsynchronousSocketChannel channel;
    private final InetSocketAddress local;
    private final InetSocketAddress peer;

    AsynchronousTransport(
        AsynchronousSocketChannel channel, InetSocketAddress local, InetSocketAddress peer) {
      this.channel = channel;
      this.local = local;
      this.peer = peer;
    }

    @Override
    public void write(byte[] bytes) throws Exception {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer).get();
      }
    }

    @Override
    public InetSocketAddress local() {
      return local;
    }

    @Override
    public InetSocketAddress peer() {
      return peer;
    }
  }
}
