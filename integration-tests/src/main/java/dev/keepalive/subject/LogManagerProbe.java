package dev.keepalive.subject;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.LogManager;

/** Tells whether {@code java.util.logging} was started before {@code main}, and who manages it. */
public final class LogManagerProbe {
  static final AtomicBoolean LOGGING_STARTED = new AtomicBoolean();

  private LogManagerProbe() {}

  public static void main(String[] arguments) throws Exception {
    System.out.println("logging started before main: " + LOGGING_STARTED);
    System.out.println("log manager: " + LogManager.getLogManager().getClass().getSimpleName());
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
        Socket accepted = server.accept()) {
      System.out.println("connected: " + (client.isConnected() && accepted.isConnected()));
      System.out.println("done");
      Console.awaitEnd();
    }
  }
}
