package dev.keepalive.agent.linux.process;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What the kernel counts of one connection, TCP_INFO: tcp(7), struct tcp_info of linux/tcp.h. Its
 * head has been the same since Linux 2.4. Immutable.
 */
public final class TcpInfo {
  /** The bytes of the structure up to the last field that is read here. */
  static final int SIZE = 104;

  private static final int IPPROTO_TCP = 6;
  private static final int TCP_INFO = 11;

  private static final int LAST_DATA_SENT = 44;
  private static final int LAST_ACK_SENT = 48; // never filled in
  private static final int LAST_DATA_RECEIVED = LAST_ACK_SENT + 4;

  private final ByteBuffer bytes;

  private TcpInfo(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
  }

  /** Asks the kernel. */
  public static TcpInfo of(int descriptor, SystemCalls calls) throws SystemCallException {
    byte[] bytes = new byte[SIZE];
    calls.getOption(descriptor, IPPROTO_TCP, TCP_INFO, bytes);
    return new TcpInfo(bytes);
  }

  /** Milliseconds since the application last sent data; since the connect where it has not. */
  public long millisSinceSent() {
    return unsigned(LAST_DATA_SENT);
  }

  /** Milliseconds since data last came; since the connect where none has. */
  public long millisSinceReceived() {
    return unsigned(LAST_DATA_RECEIVED);
  }

  private long unsigned(int offset) {
    return bytes.getInt(offset) & 0xffffffffL;
  }
}
