package dev.keepalive.subject;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Connections that are closed right when their time is over, by the agent or by the program,
 * whoever is first; and others, opened and closed at full speed, that get the descriptors at once
 * and have all the time of the world. The ports of both kinds are the arguments, the time is a
 * second. Prints at the end of its standard input how many of the first kind the agent ended, how
 * many the program, how many of the second kind there were, and how many of them ended by
 * themselves.
 */
public final class TimedChurn {
  private static final int TIMED = 64;
  private static final int FREE = 2;
  private static final long TIME_NANOS = 1_000_000_000;
  private static final long SPREAD_NANOS = 10_000_000;

  private static final AtomicBoolean OVER = new AtomicBoolean();
  private static final AtomicLong BY_AGENT = new AtomicLong();
  private static final AtomicLong BY_PROGRAM = new AtomicLong();
  private static final AtomicLong OPENED = new AtomicLong();
  private static final AtomicLong TOUCHED = new AtomicLong();

  private TimedChurn() {}

  public static void main(String[] arguments) throws Exception {
    System.out.println("runs");
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < TIMED + FREE; i++) {
      boolean isTimed = i < TIMED;
      boolean asks = i % 2 == 0;
      InetAddress own = InetAddress.getByName((isTimed ? "127.1.0." : "127.2.0.") + (i + 1));
      ServerSocket server = new ServerSocket(0, 50, own);
      Thread thread = new Thread(() -> churn(server, isTimed, asks));
      thread.start();
      threads.add(thread);
    }
    Console.awaitEnd();
    OVER.set(true);
    for (Thread thread : threads) {
      thread.join();
    }
    System.out.println(
        "agent " + BY_AGENT + " program " + BY_PROGRAM + " free " + OPENED + " touched " + TOUCHED);
  }

  private static void churn(ServerSocket server, boolean isTimed, boolean asks) {
    while (!OVER.get()) {
      try (Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
          Socket accepted = server.accept()) {
        client.setSoLinger(true, 0); // no TIME_WAIT: the ports last
        if (asks) {
          client.getOutputStream().write(1);
        }
        if (isTimed) {
          long spread = ThreadLocalRandom.current().nextLong(2 * SPREAD_NANOS);
          LockSupport.parkNanos(TIME_NANOS - SPREAD_NANOS + spread);
          (isEnded(client) ? BY_AGENT : BY_PROGRAM).incrementAndGet();
        } else {
          OPENED.incrementAndGet();
          if (isEnded(client) || (!asks && isEnded(accepted))) {
            TOUCHED.incrementAndGet();
          }
        }
      } catch (IOException e) {
        e.printStackTrace();
        return;
      }
    }
  }

  /** Whether a read finds an end; it waits for a millisecond. */
  private static boolean isEnded(Socket socket) throws IOException {
    socket.setSoTimeout(1);
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException nothing) {
      return false;
    } catch (IOException timedOut) {
      return true;
    }
  }
}
