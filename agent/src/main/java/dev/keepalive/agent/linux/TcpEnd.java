package dev.keepalive.agent.linux;

import java.io.FileDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a connection has ended, as TCP_INFO has it: tcp(7), struct tcp_info of linux/tcp.h, of which
 * all that is read here has been the same since Linux 2.4. Immutable.
 */
public final class TcpEnd {
  private static final int IPPROTO_TCP = 6; // netinet/in.h
  private static final int TCP_INFO = 11; // linux/tcp.h
  private static final int CLOSE = 7; // tcp_states.h

  private static final int SIZE = 104;
  private static final int LAST_DATA_RECEIVED = 52;
  private static final int LAST_ACK_RECEIVED = 56;

  /** tcpi_state, tcpi_ca_state, tcpi_retransmits, tcpi_probes: a byte each, the first highest. */
  private final int head;

  private TcpEnd(int head) {
    this.head = head;
  }

  /** Asks the descriptor; throws as {@link DescriptorOptions#get}. */
  public static TcpEnd of(FileDescriptor descriptor, DescriptorOptions options) throws IOException {
    return new TcpEnd(
        DescriptorOptions.inMemoryOrder(options.get(descriptor, IPPROTO_TCP, TCP_INFO)));
  }

  /** Whether there is no connection any more. */
  public boolean isClosed() {
    return head >>> 24 == CLOSE;
  }

  /** How often data was sent again without an answer, 0 to 255. */
  public int retransmits() {
    return head >>> 8 & 0xff;
  }

  /** Keepalive probes, or probes of a window that was closed, without an answer, 0 to 255. */
  public int probes() {
    return head & 0xff;
  }

  /** Milliseconds since the peer was last heard of: data or an acknowledgement. */
  public static long silentMillis(int descriptor, Libc libc) throws IOException {
    byte[] bytes = new byte[SIZE];
    libc.getOption(descriptor, IPPROTO_TCP, TCP_INFO, bytes);
    ByteBuffer info = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    return Math.min(
        info.getInt(LAST_DATA_RECEIVED) & 0xffffffffL,
        info.getInt(LAST_ACK_RECEIVED) & 0xffffffffL);
  }
}
