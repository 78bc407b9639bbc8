package dev.keepalive.lab.endpoint;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** {@link SocketChannel} in non-blocking mode, all of them on one {@link EventLoop}. */
final class SelectorKind implements Kind {
  private final EventLoop loop;

  SelectorKind() throws IOException {
    loop = new EventLoop();
  }

  @Override
  public String name() {
    return "selector";
  }

  @Override
  public void connect(InetSocketAddress peer, Conversation conversation) throws Exception {
    SocketChannel channel = SocketChannel.open();
    channel.configureBlocking(false);
    CompletableFuture<Void> connected = new CompletableFuture<>();
    // finishConnect answers true at once where connect already did
    channel.connect(peer);
    loop.register(
        channel,
        SelectionKey.OP_CONNECT,
        key -> {
          try {
            channel.finishConnect();
            converse(channel, key, conversation);
            connected.complete(null);
          } catch (IOException e) {
            key.cancel();
            connected.completeExceptionally(e);
          }
        });
    connected.get();
  }

  @Override
  public int listen(Supplier<Conversation> conversations) throws IOException {
    ServerSocketChannel listener = ServerSocketChannel.open();
    listener.bind(new InetSocketAddress(0), Endpoint.BACKLOG);
    listener.configureBlocking(false);
    loop.register(
        listener,
        SelectionKey.OP_ACCEPT,
        key -> {
          SocketChannel channel = listener.accept();
          if (channel != null) {
            channel.configureBlocking(false);
            SelectionKey accepted = channel.register(key.selector(), 0);
            converse(channel, accepted, conversations.get());
          }
        });
    return listener.socket().getLocalPort();
  }

  private static void converse(SocketChannel channel, SelectionKey key, Conversation conversation)
      throws IOException {
    conversation.opened(new ChannelTransport(channel));
    ByteBuffer buffer = ByteBuffer.allocate(Endpoint.BUFFER);
    EventLoop.on(
        key,
        SelectionKey.OP_READ,
        ready -> {
          try {
            buffer.clear();
            if (channel.read(buffer) < 0) {
              throw new EOFException("end of stream");
            }
            buffer.flip();
            conversation.heard(buffer);
          } catch (IOException e) {
            conversation.failed(e);
            channel.close();
          }
        });
  }
}
