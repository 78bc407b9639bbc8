package dev.keepalive.agent.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What the kernel counts of one connection, TCP_INFO: tcp(7), struct tcp_info of linux/tcp.h. Its
 * head has been the same since Linux 2.4. Immutable.
 */
public final class TcpInfo {
  /** Level and number of the option in getsockopt(2). */
  public static final int LEVEL = 6; // IPPROTO_TCP

  public static final int OPTION = 11;

  /** The bytes of the structure up to the last field that is read here. */
  public static final int SIZE = 104;

  private static final int LAST_DATA_SENT = 44;
  private static final int LAST_ACK_SENT = 48; // never filled in
  private static final int LAST_DATA_RECEIVED = LAST_ACK_SENT + 4;
  private static final int LAST_ACK_RECEIVED = LAST_DATA_RECEIVED + 4;

  private final ByteBuffer bytes;

  /**
   * @param bytes as the kernel has filled them in, {@link #SIZE} of them
   */
  public TcpInfo(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
  }

  /** Milliseconds since the application last sent data; since the connect where it has not. */
  public long millisSinceSent() {
    return unsigned(LAST_DATA_SENT);
  }

  /** Milliseconds since data last came; since the connect where none has. */
  public long millisSinceReceived() {
    return unsigned(LAST_DATA_RECEIVED);
  }

  /** Milliseconds since the peer was last heard of: data or an acknowledgement. */
  public long millisSinceHeard() {
    return Math.min(millisSinceReceived(), unsigned(LAST_ACK_RECEIVED));
  }

  private long unsigned(int offset) {
    return bytes.getInt(offset) & 0xffffffffL;
  }
}
