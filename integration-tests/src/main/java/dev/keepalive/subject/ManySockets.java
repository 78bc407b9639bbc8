package dev.keepalive.subject;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Opens so many connections to itself, both ends here, and holds them until its input ends. With a
 * second number, each end says a byte every so many seconds.
 */
public final class ManySockets {
  private ManySockets() {}

  public static void main(String[] arguments) throws Exception {
    int connections = Integer.parseInt(arguments[0]);
    List<SocketChannel> held = new ArrayList<>();
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      for (int i = 0; i < connections; i++) {
        held.add(SocketChannel.open(server.getLocalAddress()));
        held.add(server.accept());
      }
      System.out.println("done");
      if (arguments.length > 1) {
        startTalking(held, Long.parseLong(arguments[1]));
      }
      Console.awaitEnd();
    }
    System.exit(held.isEmpty() ? 1 : 0);
  }

  private static void startTalking(List<SocketChannel> ends, long seconds) {
    Thread thread =
        new Thread(
            () -> {
              ByteBuffer bytes = ByteBuffer.allocate(16);
              try {
                for (long next = System.nanoTime(); true; next += seconds * 1_000_000_000L) {
                  TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
                  for (SocketChannel end : ends) {
                    end.configureBlocking(false);
                    bytes.clear();
                    int unused = end.read(bytes);
                    bytes.clear().limit(1);
                    end.write(bytes);
                  }
                }
              } catch (IOException | InterruptedException over) {
                Thread.currentThread().interrupt();
              }
            });
    thread.setDaemon(true);
    thread.start();
  }
}
