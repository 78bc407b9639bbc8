package dev.keepalive.subject;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.util.concurrent.CompletableFuture;

/** {@link AsynchronousServerSocketChannel}, with a future and with a handler. */
final class AsyncListeners {
  private AsyncListeners() {}

  static Listener future(InetSocketAddress any) throws IOException {
    return new AsyncListener(any) {
      @Override
      public Connection accept() throws Exception {
        return Connection.of(server.accept().get());
      }
    };
  }

  static Listener handler(InetSocketAddress any) throws IOException {
    return new AsyncListener(any) {
      @Override
      public Connection accept() throws Exception {
        return startAccept().get();
      }
    };
  }

  /** The accept waits before anybody connects, so that the port's thread ends it. */
  static Listener handlerThatWaited(InetSocketAddress any) throws IOException {
    return new AsyncListener(any) {
      private final CompletableFuture<Connection> pending = startAccept();

      @Override
      public Connection accept() throws Exception {
        return pending.get();
      }
    };
  }

  private abstract static class AsyncListener implements Listener {
    final AsynchronousServerSocketChannel server;

    AsyncListener(InetSocketAddress any) throws IOException {
      server = AsynchronousServerSocketChannel.open().bind(any);
    }

    @Override
    public InetSocketAddress address() throws IOException {
      return (InetSocketAddress) server.getLocalAddress();
    }

    /** The handler tells of the connection and does not return. */
    final CompletableFuture<Connection> startAccept() {
      CompletableFuture<Connection> result = new CompletableFuture<>();
      server.accept(
          null,
          new Completion<AsynchronousSocketChannel>(result) {
            @Override
            void done(AsynchronousSocketChannel accepted) throws Exception {
              result.complete(Connection.of(accepted));
              hold();
            }
          });
      return result;
    }
  }
}
