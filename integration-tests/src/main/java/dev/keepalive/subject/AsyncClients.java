package dev.keepalive.subject;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousSocketChannel;
import java.util.concurrent.CompletableFuture;

/** {@link AsynchronousSocketChannel}, with a future and with a handler. */
final class AsyncClients {
  private AsyncClients() {}

  static Connection future(InetSocketAddress server) throws Exception {
    AsynchronousSocketChannel channel = AsynchronousSocketChannel.open();
    channel.connect(server).get();
    return Connection.of(channel);
  }

  static Connection handler(InetSocketAddress server) throws Exception {
    return connect(AsynchronousSocketChannel.open(), server).get();
  }

  /** The group's own threads run the handler, within the JDK's code that ends the connect. */
  static Connection handlerOnOwnGroup(InetSocketAddress server) throws Exception {
    return connect(AsynchronousSocketChannel.open(ownGroup()), server).get();
  }

  /** A connect from a handler may complete, and run its handler, before it returns. */
  static Connection handlerWithinHandler(InetSocketAddress server) throws Exception {
    AsynchronousChannelGroup group = ownGroup();
    AsynchronousSocketChannel first = AsynchronousSocketChannel.open(group);
    AsynchronousSocketChannel second = AsynchronousSocketChannel.open(group);
    CompletableFuture<Connection> result = new CompletableFuture<>();
    first.connect(
        SilentServer.address(server.getAddress()),
        null,
        new Completion<Void>(result) {
          @Override
          void done(Void nothing) throws IOException {
            second.connect(server, null, new HoldingHandler(second, result));
          }
        });
    return result.get();
  }

  private static CompletableFuture<Connection> connect(
      AsynchronousSocketChannel channel, InetSocketAddress server) {
    CompletableFuture<Connection> result = new CompletableFuture<>();
    channel.connect(server, null, new HoldingHandler(channel, result));
    return result;
  }

  private static AsynchronousChannelGroup ownGroup() throws IOException {
    return AsynchronousChannelGroup.withFixedThreadPool(
        4,
        task -> {
          Thread thread = new Thread(task, "group");
          thread.setDaemon(true);
          return thread;
        });
  }

  /** Tells of the connection and does not return: what the kernel then has is what it found. */
  private static final class HoldingHandler extends Completion<Void> {
    private final AsynchronousSocketChannel channel;
    private final CompletableFuture<Connection> result;

    HoldingHandler(AsynchronousSocketChannel channel, CompletableFuture<Connection> result) {
      super(result);
      this.channel = channel;
      this.result = result;
    }

    @Override
    void done(Void nothing) throws Exception {
      result.complete(Connection.of(channel));
      Completion.hold();
    }
  }
}
