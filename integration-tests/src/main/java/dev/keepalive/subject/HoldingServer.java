package dev.keepalive.subject;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayDeque;

/**
 * A server on the loopback interface that keeps the connections it accepted last open and closes
 * older ones, so that it can be connected to without end. Its client resets what it closes: neither
 * end then waits in TIME_WAIT and holds a port.
 */
final class HoldingServer {
  /** Waits for the next connection. */
  private interface Acceptor {
    Closeable accept() throws IOException;
  }

  private final InetSocketAddress address;

  private HoldingServer(SocketAddress address, Acceptor listener, int held) {
    this.address = (InetSocketAddress) address;
    Thread acceptor = new Thread(() -> acceptAll(listener, held), "holding-server");
    acceptor.setDaemon(true);
    acceptor.start();
  }

  /**
   * A {@code ServerSocket}.
   *
   * @param held how many connections stay open
   */
  static HoldingServer ofSocket(int held) throws IOException {
    ServerSocket listener = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
    return new HoldingServer(listener.getLocalSocketAddress(), listener::accept, held);
  }

  /**
   * A {@code ServerSocketChannel}.
   *
   * @param held how many connections stay open
   */
  static HoldingServer ofChannel(int held) throws IOException {
    ServerSocketChannel listener = ServerSocketChannel.open();
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    return new HoldingServer(listener.getLocalAddress(), listener::accept, held);
  }

  InetSocketAddress address() {
    return address;
  }

  private static void acceptAll(Acceptor listener, int held) {
    ArrayDeque<Closeable> open = new ArrayDeque<>();
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
