package dev.keepalive.subject;

import dev.keepalive.lab.endpoint.Ledger;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;

/**
 * Connections that end in any way but by the death of their peer: a reset, an orderly end, a read
 * that is given up by SO_TIMEOUT, a connect that is refused. Prints how each ended, a line each,
 * and what {@link Ledger} prints; ends when its standard input does.
 */
public final class NotDead {
  private NotDead() {}

  /** Takes no arguments. */
  public static void main(String[] args) throws Exception {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    ServerSocket listener = new ServerSocket(0, 50, loopback);
    Socket reset = new Socket(loopback, listener.getLocalPort());
    try (Socket accepted = listener.accept()) {
      accepted.setSoLinger(true, 0);
    }
    System.out.println("reset\t" + end(reset));
    reset.close();
    Socket closed = new Socket(loopback, listener.getLocalPort());
    listener.accept().close();
    System.out.println("closed\t" + end(closed));
    closed.close();
    Socket silent = new Socket(loopback, listener.getLocalPort());
    Socket kept = listener.accept();
    silent.setSoTimeout(50);
    System.out.println("silent\t" + end(silent));
    int port = listener.getLocalPort();
    listener.close();
    try {
      new Socket(loopback, port).close();
    } catch (ConnectException refused) {
      System.out.println("refused\t" + refused.getSuppressed().length);
    }
    Ledger.print();
    int read;
    do {
      read = System.in.read();
    } while (read >= 0);
    kept.close();
    silent.close();
  }

  /** The class of the exception, if any, and how many are suppressed in it. */
  private static String end(Socket socket) {
    try {
      return "read " + socket.getInputStream().read();
    } catch (SocketTimeoutException e) {
      return "time-out " + e.getSuppressed().length;
    } catch (IOException e) {
      return "exception " + e.getSuppressed().length;
    }
  }
}
