package dev.keepalive.it.harness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports for programs that must be told one beforehand. They lie below Linux's ephemeral ports
 * (32768 on, ip(7)), so that no connection takes one in between, and none is given out twice.
 */
public final class FreePort {

  private static final int FIRST = 21_000;
  private static final int LAST = 29_999;
  private static final AtomicInteger NEXT =
      new AtomicInteger(FIRST + (int) (ProcessHandle.current().pid() % (LAST - FIRST)));

  private FreePort() {}

  /** A port that nobody listens on. */
  public static int next() {
    while (true) {
      int port = NEXT.getAndUpdate(last -> last == LAST ? FIRST : last + 1);
      try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName("0.0.0.0"))) {
        return probe.getLocalPort();
      } catch (IOException taken) {
        // on to the next one
      }
    }
  }
}
