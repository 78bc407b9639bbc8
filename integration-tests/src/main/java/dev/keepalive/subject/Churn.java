package dev.keepalive.subject;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Connects, looks and closes at full speed, so that descriptors are used again at once: to one
 * server whose connections somebody wants to keep alive, and to one whose connections are to be
 * left alone. Their ports are the arguments. Prints, when its standard input ends, how many looks
 * there were and how many found a connection of the second kind touched.
 */
public final class Churn {
  private static final AtomicBoolean OVER = new AtomicBoolean();
  private static final AtomicLong OPENED = new AtomicLong();
  private static final AtomicLong TOUCHED = new AtomicLong();
  private static final AtomicLong SET = new AtomicLong();

  private Churn() {}

  public static void main(String[] arguments) throws Exception {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket wanted = new ServerSocket(Integer.parseInt(arguments[0]), 50, loopback);
        ServerSocket alone = new ServerSocket(Integer.parseInt(arguments[1]), 50, loopback)) {
      System.out.println("runs");
      Thread[] threads = {start(wanted, false), start(alone, true)};
      Console.awaitEnd();
      OVER.set(true);
      for (Thread thread : threads) {
        thread.join();
      }
      System.out.println("opened " + OPENED + " kept alive " + SET + " touched wrongly " + TOUCHED);
    }
  }

  private static Thread start(ServerSocket server, boolean isAlone) {
    Thread thread =
        new Thread(
            () -> {
              while (!OVER.get()) {
                try (Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
                    Socket accepted = server.accept()) {
                  client.setSoLinger(true, 0); // no TIME_WAIT: the ports last
                  look(client, isAlone);
                  look(accepted, isAlone);
                  LockSupport.parkNanos(1000); // for whoever comes too late
                  look(client, isAlone);
                  look(accepted, isAlone);
                } catch (Exception e) {
                  e.printStackTrace();
                  return;
                }
              }
            },
            "churn");
    thread.start();
    return thread;
  }

  private static void look(Socket socket, boolean isAlone) throws Exception {
    OPENED.incrementAndGet();
    if (socket.getKeepAlive()) {
      (isAlone ? TOUCHED : SET).incrementAndGet();
    }
  }
}
