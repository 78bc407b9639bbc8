package dev.keepalive.agent;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Where the lines of the log go. Until {@link #handOver} they are written where they are logged, by
 * {@code premain}. From then on no thread of the application's waits for a stream that takes
 * nothing, such as a pipe that nobody reads: it writes the line itself if the kernel says that the
 * stream takes it at once, and otherwise hands it to a thread of the agent's. What that thread is
 * too slow for is dropped and counted. Thread-safe, without a lock.
 */
final class LogLines extends OutputStream {
  /** Lines that may wait; some hundred kilobytes. */
  private static final int MOST_WAITING = 4096;

  /** What a pipe takes whole or not at all: PIPE_BUF, pipe(7). */
  private static final int MOST_AT_ONCE = 4096;

  private static final String OWN_THREADS = "keepalive-agent-";

  /** How long a stream may take to be done with what waits when the log is closed. */
  private static final int CLOSE_MILLIS = 1000;

  private final OutputStream out;
  private final Takes takes;
  private final ConcurrentLinkedQueue<byte[]> waiting = new ConcurrentLinkedQueue<byte[]>();
  private final AtomicInteger size = new AtomicInteger();
  private final AtomicLong lost = new AtomicLong();
  private final AtomicBoolean writing = new AtomicBoolean();
  private final AtomicBoolean started = new AtomicBoolean();
  private final Thread writer;
  private volatile boolean handedOver;
  private volatile boolean closed;

  /** Whether the stream takes a short line at once. */
  interface Takes {
    boolean atOnce();
  }

  LogLines(OutputStream out, Takes takes) {
    this.out = out;
    this.takes = takes;
    // made here and not where it starts: on a thread of the application's it would inherit, and
    // hold, that thread's inheritable locals and class loader
    this.writer =
        new Thread(
            null,
            new Runnable() {
              @Override
              public void run() {
                writeWaiting();
              }
            },
            OWN_THREADS + "log");
    writer.setDaemon(true);
    writer.setContextClassLoader(null);
  }

  /** The application starts, or runs: from now on nobody waits. */
  void handOver() {
    handedOver = true;
  }

  /**
   * Writes what waits and ends the thread; what is logged from now on is lost. A stream that takes
   * nothing keeps the thread until it does.
   *
   * @param stream whether the stream is to be closed too
   */
  void close(boolean stream) throws IOException {
    closed = true;
    if (started.get()) {
      LockSupport.unpark(writer);
      join();
    }
    // not while somebody writes: the descriptor may become another file's. The collector closes it
    if (stream && writing.compareAndSet(false, true)) {
      try {
        out.close();
      } finally {
        writing.set(false);
      }
    }
  }

  private void join() {
    try {
      writer.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void write(int single) throws IOException {
    write(new byte[] {(byte) single}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (!handedOver) {
      out.write(bytes, offset, length);
      return;
    }
    if (closed) {
      return;
    }
    if (size.get() == 0 && mayWrite(length) && writing.compareAndSet(false, true)) {
      try {
        out.write(bytes, offset, length);
      } finally {
        writing.set(false);
      }
    } else {
      hand(bytes, offset, length);
    }
    if (size.get() > 0) {
      wake();
    }
  }

  /** The agent's own threads may wait; the application's only write what is taken at once. */
  private boolean mayWrite(int length) {
    return Thread.currentThread().getName().startsWith(OWN_THREADS)
        || (length <= MOST_AT_ONCE && takes.atOnce());
  }

  private void hand(byte[] bytes, int offset, int length) {
    if (size.incrementAndGet() > MOST_WAITING) {
      size.decrementAndGet();
      lost.incrementAndGet();
      return;
    }
    byte[] line = new byte[length];
    System.arraycopy(bytes, offset, line, 0, length);
    waiting.add(line);
  }

  private void wake() {
    if (started.compareAndSet(false, true)) {
      writer.start();
    } else {
      LockSupport.unpark(writer);
    }
  }

  private void writeWaiting() {
    while (size.get() > 0 || !closed) {
      if (size.get() > 0 && writing.compareAndSet(false, true)) {
        try {
          writeNext();
        } catch (IOException e) {
          lost.incrementAndGet(); // the stream is closed, or the disk is full
        } finally {
          writing.set(false);
        }
      } else {
        LockSupport.park(this);
      }
    }
  }

  private void writeNext() throws IOException {
    byte[] line = waiting.poll();
    if (line == null) {
      return; // counted, and about to be there
    }
    size.decrementAndGet();
    out.write(line);
    long missing = size.get() == 0 ? lost.getAndSet(0) : 0;
    if (missing > 0) {
      String said =
          "keepalive-agent - " + missing + " lines of the log were lost: nobody took them";
      out.write((said + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
    }
  }
}
