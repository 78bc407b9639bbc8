package dev.keepalive.subject;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * A JVM that hangs: it wants to collect garbage, and waits for a thread that computes without ever
 * looking up. For half a minute or so; {@code -XX:TieredStopAtLevel=4
 * -XX:-UseCountedLoopSafepoints} makes the loop one without a safepoint in it.
 */
public final class HungSafepoint {
  private static volatile long result;

  private HungSafepoint() {}

  public static void main(String[] arguments) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
        Socket accepted = server.accept()) {
      for (int i = 0; i < 20_000; i++) { // compiled before it is long
        result = divide(10 + i % 7);
      }
      Thread busy = new Thread(() -> result = divide(Integer.MAX_VALUE - 1), "busy");
      busy.setDaemon(true);
      busy.start();
      System.out.println(
          "ready socket@server-socket " + client.getLocalPort() + " " + client.getPort());
      System.out.println("hangs");
      Thread.sleep(200);
      System.gc();
      System.out.println("over");
      Console.awaitEnd();
      System.out.println("held " + accepted.getPort());
    }
  }

  /** A division of longs takes some ten nanoseconds, and each waits for the one before. */
  private static long divide(int times) {
    long value = Long.MAX_VALUE;
    for (int i = 1; i < times; i++) {
      value = (Long.MAX_VALUE - value) / (value % 7 + 3) + i;
    }
    return value;
  }
}
