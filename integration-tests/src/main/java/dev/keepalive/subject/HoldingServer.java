package dev.keepalive.subject;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;

/**
 * A server on the loopback interface that keeps the connections it accepted last open and closes
 * older ones, so that it can be connected to without end. Its client resets what it closes: neither
 * end then waits in TIME_WAIT and holds a port.
 */
final class HoldingServer {
  private final ServerSocket listener;

  /**
   * @param held how many connections stay open
   */
  HoldingServer(int held) throws IOException {
    listener = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
    Thread acceptor = new Thread(() -> acceptAll(held), "holding-server");
    acceptor.setDaemon(true);
    acceptor.start();
  }

  InetSocketAddress address() {
    return (InetSocketAddress) listener.getLocalSocketAddress();
  }

  private void acceptAll(int held) {
    ArrayDeque<Socket> open = new ArrayDeque<>();
    try {
      while (true) {
        open.add(listener.accept());
        if (open.size() > held) {
          open.remove().close();
        }
      }
    } catch (IOException e) {
      Crash.of(e);
    }
  }
}
