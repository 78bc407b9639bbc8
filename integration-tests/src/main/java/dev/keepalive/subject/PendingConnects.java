package dev.keepalive.subject;

import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Connects non-blocking channels to {@code localhost} at the port of its argument, one after the
 * other, and calls {@code finishConnect} on each 200 ms after the kernel has connected it; then
 * prints {@code done} and holds them until its standard input ends. On a busy machine it may take
 * longer: a connection that was pending for more than 800 ms is closed and does not count.
 */
public final class PendingConnects {

  private static final int CONNECTIONS = 15;
  private static final long LONGEST_NANOS = 800_000_000;

  /** Held: what nobody can reach may be closed once it is collected. */
  private static final List<SocketChannel> FINISHED = new ArrayList<>();

  private PendingConnects() {}

  public static void main(String[] arguments) throws Exception {
    InetSocketAddress server = new InetSocketAddress("localhost", Integer.parseInt(arguments[0]));
    while (FINISHED.size() < CONNECTIONS) {
      SocketChannel channel = SocketChannel.open();
      channel.configureBlocking(false);
      long start = System.nanoTime();
      if (channel.connect(server)) {
        throw new IllegalStateException("connected at once");
      }
      Thread.sleep(200);
      while (!channel.finishConnect()) {
        Thread.sleep(1);
      }
      if (System.nanoTime() - start < LONGEST_NANOS) {
        FINISHED.add(channel);
      } else {
        channel.close();
      }
    }
    System.out.println("done");
    Console.awaitEnd();
  }
}
