package dev.keepalive.lab.endpoint;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A {@link Selector} with the thread that calls it, and what is to be done when a key is ready. */
final class EventLoop {
  /** What to do with a ready key; runs in the loop's thread. */
  interface Ready {
    void ready(SelectionKey key) throws IOException;
  }

  private final Selector selector = Selector.open();
  private final Queue<Daemon.Task> tasks = new ConcurrentLinkedQueue<>();

  EventLoop() throws IOException {
    Daemon.start(this::run);
  }

  /** Callable from any thread: a registration while the selector waits would block in old JDKs. */
  void register(SelectableChannel channel, int interest, Ready ready) {
    tasks.add(() -> on(register(channel), interest, ready));
    selector.wakeup();
  }

  /** Changes what is awaited; only in the loop's thread. */
  static void on(SelectionKey key, int interest, Ready ready) {
    key.attach(ready);
    key.interestOps(interest);
  }

  private SelectionKey register(SelectableChannel channel) throws ClosedChannelException {
    return channel.register(selector, 0);
  }

  private void run() throws Exception {
    while (true) {
      selector.select();
      for (Daemon.Task task = tasks.poll(); task != null; task = tasks.poll()) {
        task.run();
      }
      for (SelectionKey key : selector.selectedKeys()) {
        if (key.isValid()) {
          ((Ready) key.attachment()).ready(key);
        }
      }
      selector.selectedKeys().clear();
    }
  }
}
