package dev.keepalive.agent.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What a kernel could count, by the offsets of struct tcp_info in linux/tcp.h. */
public final class Info {
  public static final int ESTABLISHED = 1;
  public static final int CLOSE = 7;
  public static final int CLOSE_WAIT = 8;

  private final ByteBuffer bytes =
      ByteBuffer.allocate(TcpInfo.SIZE).order(ByteOrder.nativeOrder()).put(0, (byte) ESTABLISHED);

  public Info state(int state) {
    bytes.put(0, (byte) state);
    return this;
  }

  public Info retransmits(int number) {
    bytes.put(2, (byte) number);
    return this;
  }

  public Info probes(int number) {
    bytes.put(3, (byte) number);
    return this;
  }

  public Info rto(int micros, int backoff) {
    bytes.put(4, (byte) backoff).putInt(8, micros);
    return this;
  }

  public Info unacked(int segments) {
    bytes.putInt(24, segments);
    return this;
  }

  public Info sent(int millisAgo) {
    bytes.putInt(44, millisAgo);
    return this;
  }

  public Info received(int millisAgo) {
    bytes.putInt(52, millisAgo);
    return this;
  }

  public Info acknowledged(int millisAgo) {
    bytes.putInt(56, millisAgo);
    return this;
  }

  public Info unsent(int number) {
    bytes.putInt(144, number);
    return this;
  }

  public Info segments(int out, int in) {
    bytes.putInt(152, in).putInt(156, out);
    return this;
  }

  public TcpInfo done() {
    return new TcpInfo(bytes.array().clone());
  }
}
