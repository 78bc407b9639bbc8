package dev.keepalive.lab.endpoint;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A peer that lives and is slow: on its first port it sends back what it reads, a byte a second; on
 * its second it answers the first message, and then reads nothing until it reads {@code read} from
 * its standard input; on its third it closes each connection after four seconds. Ends when its
 * input does. Prints {@code listening PORT} for each, and {@code ready}.
 */
public final class SlowPeer {
  /** So that a window is full soon. */
  private static final int RECEIVE_BUFFER = 4096;

  private static final int FIRST_MESSAGE = 8;
  private static final int CLOSES_AFTER = 4;
  private static final CountDownLatch READ = new CountDownLatch(1);

  private SlowPeer() {}

  /** Takes no arguments. */
  public static void main(String[] args) throws Exception {
    listen(SlowPeer::trickle);
    listen(SlowPeer::pause);
    listen((in, out) -> TimeUnit.SECONDS.sleep(CLOSES_AFTER));
    System.out.println("ready");
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    while (commands.readLine() != null) {
      READ.countDown();
    }
    System.exit(0);
  }

  /** What is done with a connection. */
  private interface Talk {
    void on(InputStream in, OutputStream out) throws Exception;
  }

  private static void listen(Talk talk) throws IOException {
    ServerSocket listener = new ServerSocket();
    listener.setReceiveBufferSize(RECEIVE_BUFFER);
    listener.bind(new InetSocketAddress(0), Endpoint.BACKLOG);
    System.out.println("listening\t" + listener.getLocalPort());
    Daemon.start(
        () -> {
          while (true) {
            Socket socket = listener.accept();
            socket.setTcpNoDelay(true);
            Daemon.start(() -> talk(socket, talk));
          }
        });
  }

  private static void talk(Socket socket, Talk talk) throws Exception {
    try (InputStream in = socket.getInputStream();
        OutputStream out = socket.getOutputStream()) {
      talk.on(in, out);
    } catch (IOException e) {
      System.out.println("lost\t" + e.getMessage());
    }
  }

  private static void trickle(InputStream in, OutputStream out) throws Exception {
    for (int read = in.read(); read >= 0; read = in.read()) {
      out.write(read);
      TimeUnit.SECONDS.sleep(1);
    }
  }

  private static void pause(InputStream in, OutputStream out) throws Exception {
    byte[] bytes = new byte[RECEIVE_BUFFER];
    for (int i = 0; i < FIRST_MESSAGE; i++) {
      out.write(in.read());
    }
    READ.await();
    for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
      out.write(bytes, 0, read);
    }
  }
}
