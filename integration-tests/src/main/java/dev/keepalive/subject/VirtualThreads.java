package dev.keepalive.subject;

import java.net.InetSocketAddress;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/** The same on a virtual thread, JDK 21 on. */
final class VirtualThreads {
  private VirtualThreads() {}

  static Client client(Client kind) {
    return server -> call(() -> kind.connect(server));
  }

  static Listener.Kind listener(Listener.Kind kind) {
    return any -> {
      Listener listener = kind.listen(any);
      return new Listener() {
        @Override
        public InetSocketAddress address() throws Exception {
          return listener.address();
        }

        @Override
        public Connection accept() throws Exception {
          return call(listener::accept);
        }
      };
    };
  }

  private static <T> T call(Callable<T> task) throws Exception {
    FutureTask<T> future = new FutureTask<>(task);
    Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, future);
    return future.get();
  }
}
