package dev.keepalive.subject;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Scanner;

/**
 * How long connections to itself take. Reads {@code ping COUNT}: so many bytes go there and back,
 * one at a time, on a {@code Socket} and on a {@code SocketChannel}; {@code bulk MEGABYTES}: so
 * many go there at once; {@code open COUNT}: so many are opened, accepted and closed. Prints {@code
 * took SOCKET-NANOS CHANNEL-NANOS} for each. Ends when its standard input does.
 */
public final class PingPong {
  private static final int CHUNK = 64 * 1024;

  private final Socket socket;
  private final SocketChannel channel;

  private PingPong(Socket socket, SocketChannel channel) throws IOException {
    this.socket = socket;
    this.channel = channel;
    socket.setTcpNoDelay(true);
    channel.socket().setTcpNoDelay(true);
  }

  public static void main(String[] arguments) throws Exception {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket server = new ServerSocket(0, 50, loopback);
        ServerSocketChannel channels =
            ServerSocketChannel.open().bind(new InetSocketAddress(loopback, 0))) {
      PingPong pingPong =
          new PingPong(
              new Socket(loopback, server.getLocalPort()),
              SocketChannel.open(channels.getLocalAddress()));
      Socket accepted = server.accept();
      SocketChannel acceptedChannel = channels.accept();
      accepted.setTcpNoDelay(true);
      acceptedChannel.socket().setTcpNoDelay(true);
      start(() -> answer(accepted));
      start(() -> answer(acceptedChannel));
      pingPong.obey();
    }
    System.exit(0);
  }

  private void obey() throws IOException {
    Scanner commands = new Scanner(System.in, "US-ASCII");
    System.out.println("ready");
    while (commands.hasNext()) {
      String command = commands.next();
      int count = commands.nextInt();
      switch (command) {
        case "ping":
          tell(ping(count), pingByChannel(count));
          break;
        case "bulk":
          tell(bulk(count), bulkByChannel(count));
          break;
        default:
          tell(open(count), openChannels(count));
      }
    }
  }

  private static void tell(long bySocket, long byChannel) {
    System.out.println("took " + bySocket + " " + byChannel);
  }

  private static long open(int count) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket server = new ServerSocket(0, 50, loopback)) {
      long start = System.nanoTime();
      for (int i = 0; i < count; i++) {
        try (Socket opened = new Socket(loopback, server.getLocalPort());
            Socket accepted = server.accept()) {
          accepted.setSoLinger(true, 0); // no TIME_WAIT: the ports last
          opened.setSoLinger(true, 0);
        }
      }
      return System.nanoTime() - start;
    }
  }

  private static long openChannels(int count) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocketChannel server =
        ServerSocketChannel.open().bind(new InetSocketAddress(loopback, 0))) {
      long start = System.nanoTime();
      for (int i = 0; i < count; i++) {
        try (SocketChannel opened = SocketChannel.open(server.getLocalAddress());
            SocketChannel accepted = server.accept()) {
          accepted.socket().setSoLinger(true, 0);
          opened.socket().setSoLinger(true, 0);
        }
      }
      return System.nanoTime() - start;
    }
  }

  private long ping(int count) throws IOException {
    InputStream in = socket.getInputStream();
    OutputStream out = socket.getOutputStream();
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      out.write(1);
      in.read();
    }
    return System.nanoTime() - start;
  }

  private long pingByChannel(int count) throws IOException {
    ByteBuffer one = ByteBuffer.allocateDirect(1);
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      one.clear();
      one.put((byte) 1);
      one.flip();
      channel.write(one);
      one.clear();
      int unused = channel.read(one);
    }
    return System.nanoTime() - start;
  }

  /** The last byte is answered. */
  private long bulk(int megabytes) throws IOException {
    byte[] chunk = new byte[CHUNK];
    long start = System.nanoTime();
    for (int i = 0; i < megabytes * ((1 << 20) / CHUNK); i++) {
      socket.getOutputStream().write(chunk);
    }
    socket.getOutputStream().write(1);
    socket.getInputStream().read();
    return System.nanoTime() - start;
  }

  private long bulkByChannel(int megabytes) throws IOException {
    ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);
    long start = System.nanoTime();
    for (int i = 0; i < megabytes * ((1 << 20) / CHUNK); i++) {
      chunk.clear();
      while (chunk.hasRemaining()) {
        channel.write(chunk);
      }
    }
    return System.nanoTime() - start + pingByChannel(1);
  }

  /** Sends back each byte that is 1. */
  private static void answer(Socket accepted) throws IOException {
    InputStream in = accepted.getInputStream();
    OutputStream out = accepted.getOutputStream();
    byte[] bytes = new byte[CHUNK];
    for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
      if (bytes[read - 1] == 1) {
        out.write(1);
      }
    }
  }

  private static void answer(SocketChannel accepted) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocateDirect(CHUNK);
    ByteBuffer one = ByteBuffer.allocateDirect(1);
    for (int read = accepted.read(bytes); read >= 0; read = accepted.read(bytes)) {
      if (bytes.get(read - 1) == 1) {
        one.clear();
        accepted.write(one);
      }
      bytes.clear();
    }
  }

  /** What may fail. */
  private interface Task {
    void run() throws IOException;
  }

  private static void start(Task task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (IOException over) {
                Thread.currentThread().interrupt();
              }
            });
    thread.setDaemon(true);
    thread.start();
  }
}
