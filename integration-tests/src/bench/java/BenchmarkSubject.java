import java.io.InputStream;
import java.io.OutputStream;
import java.lang.instrument.Instrumentation;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;

/**
 * What is measured, in a JVM of its own: prints one number. And the empty agent, to compare with.
 */
public final class BenchmarkSubject {

  public static void premain(String argument, Instrumentation instrumentation) {}

  public static void main(String[] arguments) throws Exception {
    int count = Integer.parseInt(arguments[1]);
    switch (arguments[0]) {
      case "start":
        pairs(1);
        System.out.println(0);
        break;
      case "memory":
        pairs(1);
        System.gc();
        System.out.println(residentKilobytes());
        break;
      case "sockets":
        pairs(count / 4); // until it is compiled
        System.out.println(nanosEach(count, true));
        break;
      case "channels":
        channels(count / 4);
        System.out.println(nanosEach(count, false));
        break;
      case "pairs":
        pairs(count);
        System.out.println(0);
        break;
      case "bytes":
        pairs(2000);
        System.out.println(allocatedEach(count));
        break;
      case "heap":
        System.out.println(heapEach(count));
        break;
      case "pingpong":
        System.out.println(pingPong(count));
        break;
      case "reads":
        reads();
        break;
      case "bulk":
        System.out.println(bulk(count));
        break;
      default:
        throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static double nanosEach(int count, boolean sockets) throws Exception {
    long start = System.nanoTime();
    if (sockets) {
      pairs(count);
    } else {
      channels(count);
    }
    return (System.nanoTime() - start) / (double) count;
  }

  /** Connect, accept, close. */
  private static void pairs(int count) throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      for (int i = 0; i < count; i++) {
        try (Socket client = new Socket(listener.getInetAddress(), listener.getLocalPort());
            Socket server = listener.accept()) {
          client.setSoLinger(true, 0); // leaves no port behind in TIME_WAIT
        }
      }
    }
  }

  private static void channels(int count) throws Exception {
    try (ServerSocketChannel listener = ServerSocketChannel.open()) {
      listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      for (int i = 0; i < count; i++) {
        try (SocketChannel client = SocketChannel.open(listener.getLocalAddress());
            SocketChannel server = listener.accept()) {
          client.socket().setSoLinger(true, 0);
        }
      }
    }
  }

  private static double allocatedEach(int count) throws Exception {
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(id);
    pairs(count);
    return (threads.getThreadAllocatedBytes(id) - before) / (double) count;
  }

  private static double heapEach(int count) throws Exception {
    List<Socket> open = new ArrayList<>();
    try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      long before = 0;
      for (int i = -100; i < count; i++) {
        if (i == 0) {
          before = usedHeap();
        }
        open.add(new Socket(listener.getInetAddress(), listener.getLocalPort()));
        open.add(listener.accept());
      }
      double each = (usedHeap() - before) / (2.0 * count);
      for (Socket socket : open) {
        socket.close();
      }
      return each;
    }
  }

  private static long usedHeap() throws InterruptedException {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      System.gc();
      Thread.sleep(50); // for the reference handler, which has no end to await
      Runtime runtime = Runtime.getRuntime();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }

  private static double pingPong(int count) throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Socket client = new Socket(listener.getInetAddress(), listener.getLocalPort());
        Socket server = listener.accept()) {
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      Thread echo =
          new Thread(
              () -> {
                try {
                  InputStream in = server.getInputStream();
                  OutputStream out = server.getOutputStream();
                  for (int b = in.read(); b >= 0; b = in.read()) {
                    out.write(b);
                  }
                } catch (java.io.IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              });
      echo.start();
      InputStream in = client.getInputStream();
      OutputStream out = client.getOutputStream();
      long start = 0;
      for (int i = -count / 4; i < count; i++) {
        if (i == 0) {
          start = System.nanoTime();
        }
        out.write(1);
        in.read();
      }
      double each = (System.nanoTime() - start) / (double) count;
      client.shutdownOutput();
      echo.join();
      return each;
    }
  }

  /** One byte after the other, for ever; says when it is compiled. */
  private static void reads() throws Exception {
    ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Socket client = new Socket(listener.getInetAddress(), listener.getLocalPort());
    Socket server = listener.accept();
    Thread source =
        new Thread(
            () -> {
              try {
                OutputStream out = server.getOutputStream();
                for (byte[] block = new byte[65536]; ; ) {
                  out.write(block);
                }
              } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
    source.setDaemon(true);
    source.start();
    InputStream in = client.getInputStream();
    byte[] one = new byte[1];
    for (long read = 0; read >= 0; read += in.read(one, 0, 1)) {
      if (read == 300_000) {
        System.out.println("ready");
      }
    }
  }

  private static double bulk(int count) throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Socket client = new Socket(listener.getInetAddress(), listener.getLocalPort());
        Socket server = listener.accept()) {
      Thread sink =
          new Thread(
              () -> {
                try {
                  byte[] buffer = new byte[65536];
                  InputStream in = server.getInputStream();
                  while (in.read(buffer) >= 0) {
                    continue;
                  }
                } catch (java.io.IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              });
      sink.start();
      byte[] block = new byte[65536];
      OutputStream out = client.getOutputStream();
      long start = System.nanoTime();
      for (int i = 0; i < count; i++) {
        out.write(block);
      }
      client.shutdownOutput();
      sink.join();
      return (System.nanoTime() - start) / (double) count;
    }
  }

  private static long residentKilobytes() throws Exception {
    for (String line : Files.readAllLines(Paths.get("/proc/self/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", ""));
      }
    }
    return 0;
  }
}
