package dev.keepalive.agent.linux;

import java.io.FileDescriptor;
import java.io.IOException;

/**
 * The first four bytes of {@link TcpInfo}, all that the JDK's call for an int can read: tcpi_state,
 * tcpi_ca_state, tcpi_retransmits, tcpi_probes. Immutable.
 */
public final class TcpInfoHead {
  private static final int CLOSE = 7; // tcp_states.h

  /** A byte each, the first highest. */
  private final int head;

  private TcpInfoHead(int head) {
    this.head = head;
  }

  /** Asks the descriptor; throws as {@link DescriptorOptions#get}. */
  public static TcpInfoHead of(FileDescriptor descriptor, DescriptorOptions options)
      throws IOException {
    return new TcpInfoHead(
        DescriptorOptions.inMemoryOrder(options.get(descriptor, TcpInfo.LEVEL, TcpInfo.OPTION)));
  }

  /** The state's number in the kernel, tcp_states.h. */
  int state() {
    return head >>> 24;
  }

  /** Whether there is no connection any more. */
  public boolean isClosed() {
    return state() == CLOSE;
  }

  /** How often data was sent again without an answer, 0 to 255. */
  public int retransmits() {
    return head >>> 8 & 0xff;
  }

  /** Keepalive probes, or probes of a window that was closed, without an answer, 0 to 255. */
  public int probes() {
    return head & 0xff;
  }
}
