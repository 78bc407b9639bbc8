package dev.keepalive.subject;

import java.io.Closeable;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Connects sockets of one kind, closes them and keeps the objects, as a pool or a log record may.
 * Argument: {@code socket}, {@code channel} or {@code async}. Prints {@code open}; the next line of
 * its standard input is the lowest of their descriptors: closes them, takes all numbers below it
 * for files, so that theirs come next, and prints {@code closed}. Ends when its standard input
 * does.
 */
public final class ClosedSockets {
  private static final int PAIRS = 5;

  private static final List<Closeable> HELD = new ArrayList<>();

  private ClosedSockets() {}

  public static void main(String[] arguments) throws Exception {
    List<Closeable> sockets = new ArrayList<>();
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    ServerSocket server = new ServerSocket(0, PAIRS, any.getAddress());
    ServerSocketChannel serverChannel = ServerSocketChannel.open().bind(any);
    HELD.add(server);
    HELD.add(serverChannel);
    for (int i = 0; i < PAIRS; i++) {
      switch (arguments[0]) {
        case "socket":
          sockets.add(new Socket(any.getAddress(), server.getLocalPort()));
          sockets.add(server.accept());
          break;
        case "channel":
          sockets.add(SocketChannel.open(serverChannel.getLocalAddress()));
          sockets.add(serverChannel.accept());
          break;
        default:
          AsynchronousSocketChannel channel = AsynchronousSocketChannel.open();
          channel.connect(serverChannel.getLocalAddress()).get();
          sockets.add(channel);
          sockets.add(serverChannel.accept());
      }
    }
    System.out.println("open");
    int highest = Integer.parseInt(Console.awaitLine());
    takeBelow(highest);
    Thread.sleep(50); // a number that the sweep held for a moment is free by now
    takeBelow(highest);
    for (Closeable socket : sockets) {
      socket.close();
    }
    HELD.addAll(sockets);
    System.out.println("closed");
    Console.awaitEnd();
  }

  private static void takeBelow(int highest) throws IOException {
    for (int number = 0; number < highest; number++) {
      while (!new File("/proc/self/fd", Integer.toString(number)).exists()) {
        HELD.add(new FileInputStream("/dev/null"));
      }
    }
  }
}
