package dev.keepalive.subject;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;

/**
 * Opens and closes connections at full speed, both ends in this JVM, by {@code Socket} and {@code
 * SocketChannel} in turns; between them sockets that are given an option and closed without ever
 * being connected. Arguments: how many of each, and after how many seconds it stops earlier. Prints
 * {@code start HEAP CLASSES THREADS DESCRIPTORS}, heap in bytes after garbage collection, once
 * everything has been in use for a while; then {@code end …} of the same form, {@code connections
 * N}, and {@code done}.
 */
public final class Soak {
  private static final int WARM_UP = 30_000;

  /** How often what was collected is looked for, so that what hangs on it can go as well. */
  private static final int COLLECTIONS = 5;

  private Soak() {}

  public static void main(String[] arguments) throws Exception {
    InetSocketAddress[] servers = {
      HoldingServer.ofSocket(16).address(), HoldingServer.ofChannel(16).address(),
      HoldingServer.ofSocket(16).address(), HoldingServer.ofChannel(16).address()
    };
    for (int i = 0; i < WARM_UP; i++) {
      open(servers[i % servers.length], i);
    }
    state(servers); // loads what the second one needs
    System.out.println("start " + state(servers));
    long limit = Long.parseLong(arguments[0]);
    long stop = System.nanoTime() + Long.parseLong(arguments[1]) * 1_000_000_000L;
    long connections = 0;
    while (connections < limit && System.nanoTime() - stop < 0) {
      open(servers[(int) (connections % servers.length)], connections);
      connections++;
    }
    System.out.println("end " + state(servers));
    System.out.println("connections " + connections);
    System.out.println("done");
  }

  private static void open(InetSocketAddress server, long number) throws Exception {
    if ((number / 4) % 2 == 0) {
      try (Socket socket = new Socket()) {
        socket.connect(server);
        socket.setSoLinger(true, 0);
      }
    } else {
      try (SocketChannel channel = SocketChannel.open(server)) {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      }
    }
    try (Socket never = new Socket()) {
      never.setKeepAlive(true);
    }
  }

  private static String state(InetSocketAddress[] servers) throws Exception {
    long heap = Long.MAX_VALUE;
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      heap = Math.min(heap, runtime.totalMemory() - runtime.freeMemory());
      for (int j = 0; j < 64; j++) {
        open(servers[j % servers.length], j);
      }
    }
    return heap
        + " "
        + ManagementFactory.getClassLoadingMXBean().getLoadedClassCount()
        + " "
        + ManagementFactory.getThreadMXBean().getThreadCount()
        + " "
        + new File("/proc/self/fd").list().length;
  }
}
