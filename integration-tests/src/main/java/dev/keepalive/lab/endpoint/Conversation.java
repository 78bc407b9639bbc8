package dev.keepalive.lab.endpoint;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

/**
 * What is said on one connection and what comes back. The peer echoes: an answer is complete when
 * all bytes came back, in order. Prints each event as a line; thread-safe.
 */
final class Conversation {
  private static final int MESSAGE_LENGTH = 8;

  private final String id;
  private final int repetition;
  private Transport transport;
  private int said;
  private int heard;
  private long saidAt = System.nanoTime();
  private long heardAt = System.nanoTime();

  /**
   * @param id how the events name it
   * @param repetition its number among those that differ in nothing else
   */
  Conversation(String id, int repetition) {
    this.id = id;
    this.repetition = repetition;
  }

  int repetition() {
    return repetition;
  }

  synchronized void opened(Transport opened) {
    transport = opened;
    print("opened", opened.local().getPort(), opened.peer().getPort());
  }

  /** Says the next bytes; an error is an event like any other. */
  void say() {
    say(MESSAGE_LENGTH);
  }

  /** Says so many bytes. */
  void say(int length) {
    byte[] message = new byte[length];
    Transport to;
    synchronized (this) {
      to = transport;
      for (int i = 0; i < message.length; i++) {
        message[i] = (byte) said++;
      }
      saidAt = System.nanoTime();
      print("said", said);
    }
    try {
      to.write(message);
    } catch (Exception e) {
      failed(e);
    }
  }

  /** What remains in the buffer was read. */
  synchronized void heard(ByteBuffer bytes) {
    heardAt = System.nanoTime();
    while (bytes.hasRemaining()) {
      if (bytes.get() != (byte) heard++) {
        print("corrupt", heard - 1);
      }
    }
    if (heard == said) {
      print("answered", heard, millisSince(saidAt));
    }
  }

  /** The connection ended. */
  synchronized void failed(Throwable reason) {
    print(
        "failed",
        millisSince(heardAt),
        millisSince(saidAt),
        System.currentTimeMillis(),
        reason.getMessage());
  }

  private void print(String event, Object... values) {
    StringBuilder line = new StringBuilder(event).append('\t').append(id);
    for (Object value : values) {
      line.append('\t').append(value);
    }
    System.out.println(line);
  }

  private static long millisSince(long nanoTime) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanoTime);
  }
}
