package dev.keepalive.agent.watch;

import dev.keepalive.agent.linux.TcpInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What a kernel could count, by the offsets of struct tcp_info in linux/tcp.h. */
final class Info {
  static final int ESTABLISHED = 1;
  static final int CLOSE = 7;
  static final int CLOSE_WAIT = 8;

  private final ByteBuffer bytes =
      ByteBuffer.allocate(TcpInfo.SIZE).order(ByteOrder.nativeOrder()).put(0, (byte) ESTABLISHED);

  Info state(int state) {
    bytes.put(0, (byte) state);
    return this;
  }

  Info retransmits(int number) {
    bytes.put(2, (byte) number);
    return this;
  }

  Info probes(int number) {
    bytes.put(3, (byte) number);
    return this;
  }

  Info rto(int micros, int backoff) {
    bytes.put(4, (byte) backoff).putInt(8, micros);
    return this;
  }

  Info unacked(int segments) {
    bytes.putInt(24, segments);
    return this;
  }

  Info sent(int millisAgo) {
    bytes.putInt(44, millisAgo);
    return this;
  }

  Info received(int millisAgo) {
    bytes.putInt(52, millisAgo);
    return this;
  }

  Info acknowledged(int millisAgo) {
    bytes.putInt(56, millisAgo);
    return this;
  }

  Info unsent(int number) {
    bytes.putInt(144, number);
    return this;
  }

  Info segments(int out, int in) {
    bytes.putInt(152, in).putInt(156, out);
    return this;
  }

  TcpInfo done() {
    return new TcpInfo(bytes.array().clone());
  }
}
