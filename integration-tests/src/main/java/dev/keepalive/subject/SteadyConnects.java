package dev.keepalive.subject;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Connects at a steady rate and tells which combinations of keepalive values its connections had.
 * Arguments: connects per second, seconds. Prints {@code running}; at the end {@code connects N},
 * {@code failures N}, and {@code values on/IDLE/INTERVAL/COUNT N} for each combination.
 */
public final class SteadyConnects {

  private static final int THREADS = 4;

  private SteadyConnects() {}

  public static void main(String[] arguments) throws Exception {
    int perSecond = Integer.parseInt(arguments[0]);
    long ofThread = (long) perSecond * Integer.parseInt(arguments[1]) / THREADS;
    long pause = 1_000_000_000L * THREADS / perSecond;
    ServerSocket listener = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
    Thread acceptor = new Thread(() -> acceptAll(listener), "acceptor");
    acceptor.setDaemon(true);
    acceptor.start();
    AtomicLong connects = new AtomicLong();
    AtomicLong failures = new AtomicLong();
    Map<String, AtomicLong> values = new ConcurrentHashMap<>();
    Thread[] threads = new Thread[THREADS];
    for (int i = 0; i < THREADS; i++) {
      threads[i] =
          new Thread(
              () -> {
                long begin = System.nanoTime();
                for (long n = 0; n < ofThread; n++) {
                  await(begin + n * pause); // where it has fallen behind, it catches up
                  connects.incrementAndGet();
                  try (SocketChannel socket =
                      SocketChannel.open(listener.getLocalSocketAddress())) {
                    values
                        .computeIfAbsent(lasting(socket, values), key -> new AtomicLong())
                        .incrementAndGet();
                  } catch (Exception e) {
                    failures.incrementAndGet();
                    System.err.println("connect failed: " + e);
                  }
                }
              },
              "connects-" + i);
      threads[i].start();
    }
    System.out.println("running");
    for (Thread thread : threads) {
      thread.join();
    }
    System.out.println("connects " + connects);
    System.out.println("failures " + failures);
    values.forEach((value, times) -> System.out.println("values " + value + " " + times));
    System.out.println("done");
  }

  private static void await(long time) {
    for (long left = time - System.nanoTime(); left > 0; left = time - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private static void acceptAll(ServerSocket listener) {
    while (true) {
      try (Socket accepted = listener.accept();
          InputStream in = accepted.getInputStream()) {
        if (in.read() >= 0) {
          throw new IllegalStateException("nothing is ever sent");
        }
      } catch (IOException e) {
        System.err.println("accept failed: " + e);
      }
    }
  }

  /**
   * The options are read one by one, and a reload may change an open connection meanwhile. A
   * combination that none has had before is read again until it lasts; one that is mixed for good
   * is told so.
   */
  private static String lasting(SocketChannel socket, Map<String, AtomicLong> seen)
      throws Exception {
    String last = values(socket);
    while (!seen.containsKey(last)) {
      LockSupport.parkNanos(100_000_000);
      String now = values(socket);
      if (now.equals(last)) {
        break;
      }
      last = now;
    }
    return last;
  }

  /** What the kernel answers through the JDK's own getsockopt, on the descriptor itself. */
  private static String values(SocketChannel socket) throws Exception {
    Class<?> options = Class.forName("jdk.net.ExtendedSocketOptions");
    StringBuilder text =
        new StringBuilder(socket.getOption(StandardSocketOptions.SO_KEEPALIVE) ? "on" : "off");
    for (String name : new String[] {"TCP_KEEPIDLE", "TCP_KEEPINTERVAL", "TCP_KEEPCOUNT"}) {
      SocketOption<?> option = (SocketOption<?>) options.getField(name).get(null);
      text.append('/').append(socket.getOption(option));
    }
    return text.toString();
  }
}
