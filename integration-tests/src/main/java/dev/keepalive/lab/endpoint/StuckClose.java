package dev.keepalive.lab.endpoint;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * A program that {@code close} itself cannot help: one thread writes into a full send buffer and
 * holds the lock under which TLS writes; another closes the socket, for which TLS has to write a
 * last word, and waits for that lock. Ends when its standard input does.
 *
 * <p>It prints {@code stuck} when both hang, and {@code freed writer|closer EPOCH-MILLIS MESSAGE},
 * with tabs between, when one is free. Arguments: host and port of the peer.
 */
public final class StuckClose {
  private static final int CHUNK = 16 * 1024;

  /** So long no write has ended: the buffers of both ends are full. */
  private static final long SILENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

  private static final long POLL_MILLIS = 10;

  private final SSLSocket socket;
  private final AtomicLong lastWrite = new AtomicLong(System.nanoTime());

  private StuckClose(SSLSocket socket) {
    this.socket = socket;
  }

  public static void main(String[] args) throws Exception {
    SSLSocket socket =
        (SSLSocket) SSLSocketFactory.getDefault().createSocket(args[0], Integer.parseInt(args[1]));
    socket.startHandshake();
    new StuckClose(socket).hang();
    while (System.in.read() >= 0) {
      // until its end
    }
    // without what runs at a regular end: that might want the lock as well
    Runtime.getRuntime().halt(0);
  }

  private void hang() throws InterruptedException {
    Daemon.start(() -> tell("writer", this::write));
    while (System.nanoTime() - lastWrite.get() < SILENCE_NANOS) {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
    Thread closer = Daemon.of(() -> tell("closer", socket::close));
    closer.start();
    while (closer.getState() != Thread.State.WAITING && closer.getState() != Thread.State.BLOCKED) {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
    System.out.println("stuck");
  }

  private void write() throws IOException {
    OutputStream out = socket.getOutputStream();
    byte[] chunk = new byte[CHUNK];
    while (true) {
      out.write(chunk);
      lastWrite.set(System.nanoTime());
    }
  }

  private static void tell(String who, Daemon.Task task) throws Exception {
    String message = "done";
    try {
      task.run();
    } catch (IOException e) {
      message = e.getMessage();
    }
    System.out.println("freed\t" + who + "\t" + System.currentTimeMillis() + "\t" + message);
  }
}
