package dev.keepalive.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Prints each connection with its keepalive timer, and how many have one. */
final class ConnectionTable {
  private static final String ROW = "%-32s%-8s%-17s%-17s%s%n";

  private final List<HeldConnection> connections;

  ConnectionTable(List<HeldConnection> connections) {
    this.connections = connections;
  }

  synchronized void print(PrintStream out) {
    boolean shown = KernelSockets.areShown();
    List<KernelSocket> sockets = shown ? quietSockets() : Collections.emptyList();
    int withTimer = 0;
    out.printf(ROW, "CONNECTION", "SIDE", "LOCAL", "PEER", "KEEPALIVE TIMER OF THE KERNEL");
    for (HeldConnection connection : connections) {
      KernelSocket socket = find(connection, sockets);
      if (socket != null && socket.hasKeepaliveTimer()) {
        withTimer++;
      }
      out.printf(
          ROW,
          connection.kind(),
          connection.side(),
          text(connection.local()),
          text(connection.peer()),
          shown ? timer(socket) : "not shown");
    }
    if (shown) {
      out.printf("%d of %d connections have a keepalive timer.%n", withTimer, connections.size());
    } else {
      out.println("This system does not show its keepalive timers to a program; Linux does.");
    }
  }

  /**
   * The sockets as soon as the last greeting is acknowledged: until then the kernel runs another
   * timer.
   */
  private static List<KernelSocket> quietSockets() {
    try {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
      List<KernelSocket> sockets = KernelSockets.read();
      while (sockets.stream().anyMatch(KernelSocket::waitsForAcknowledgement)
          && System.nanoTime() < deadline) {
        TimeUnit.MILLISECONDS.sleep(10);
        sockets = KernelSockets.read();
      }
      return sockets;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KernelSocket find(HeldConnection connection, List<KernelSocket> sockets) {
    for (KernelSocket socket : sockets) {
      if (socket.localPort() == connection.local().getPort()
          && socket.peerPort() == connection.peer().getPort()) {
        return socket;
      }
    }
    return null;
  }

  private static String timer(KernelSocket socket) {
    if (socket == null) {
      return "closed";
    }
    return socket.hasKeepaliveTimer()
        ? String.format(Locale.ROOT, "keepalive in %.1f s", socket.timerSeconds())
        : "off";
  }

  private static String text(InetSocketAddress address) {
    return address.getAddress().getHostAddress() + ":" + address.getPort();
  }
}
