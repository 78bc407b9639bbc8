package dev.keepalive.subject;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * Does what programs should not: it leaves two connections open that the peer has closed, and has a
 * thread, {@code hung-reader}, that waits for data which never comes. Then it connects to the
 * loopback ports of its arguments, prints {@code done}, and stays until its standard input ends.
 */
public final class Ailing {
  private static final int LEAKED = 2;

  /** Held: what nobody can reach may be closed once it is collected. */
  private static final List<Object> HELD = new ArrayList<>();

  private Ailing() {}

  public static void main(String[] arguments) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    ServerSocket server = new ServerSocket(0, LEAKED + 1, loopback);
    HELD.add(server);
    for (int i = 0; i < LEAKED; i++) {
      Socket leaked = new Socket(loopback, server.getLocalPort());
      server.accept().close();
      if (leaked.getInputStream().read() != -1) {
        throw new IllegalStateException("data where none was sent");
      }
      HELD.add(leaked);
    }
    Socket hung = new Socket(loopback, server.getLocalPort());
    HELD.add(server.accept());
    Thread reader = new Thread(() -> read(hung), "hung-reader");
    reader.setDaemon(true);
    reader.start();
    for (String port : arguments) {
      HELD.add(new Socket(loopback, Integer.parseInt(port)));
    }
    System.out.println("done");
    Console.awaitEnd();
  }

  private static void read(Socket socket) {
    try {
      socket.getInputStream().read();
    } catch (IOException e) {
      Crash.of(e);
    }
  }
}
