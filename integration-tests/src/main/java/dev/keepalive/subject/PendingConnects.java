package dev.keepalive.subject;

import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * Connects non-blocking channels to {@code localhost} at the port of its argument, one every 100 ms
 * for 2 s, and calls {@code finishConnect} on each half a second after the kernel has connected it;
 * then prints {@code done} and holds them until its standard input ends.
 */
public final class PendingConnects {

  private static final int CONNECTIONS = 20;
  private static final int PENDING = 5;

  /** Held: what nobody can reach may be closed once it is collected. */
  private static final List<SocketChannel> FINISHED = new ArrayList<>();

  private PendingConnects() {}

  public static void main(String[] arguments) throws Exception {
    InetSocketAddress server = new InetSocketAddress("localhost", Integer.parseInt(arguments[0]));
    Queue<SocketChannel> pending = new ArrayDeque<>();
    while (FINISHED.size() < CONNECTIONS) {
      if (FINISHED.size() + pending.size() < CONNECTIONS) {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        if (channel.connect(server)) {
          throw new IllegalStateException("connected at once");
        }
        pending.add(channel);
      }
      Thread.sleep(100);
      if (pending.size() == PENDING || FINISHED.size() + pending.size() == CONNECTIONS) {
        SocketChannel oldest = pending.remove();
        while (!oldest.finishConnect()) {
          Thread.sleep(1);
        }
        FINISHED.add(oldest);
      }
    }
    System.out.println("done");
    Console.awaitEnd();
  }
}
