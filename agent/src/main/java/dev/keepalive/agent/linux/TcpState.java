package dev.keepalive.agent.linux;

import java.io.FileDescriptor;
import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;

/** What a descriptor is in TCP's terms, as far as the sweep needs it. */
public enum TcpState {
  /** A connection, up to the first FIN. */
  ESTABLISHED,
  /** A listener. */
  LISTEN,
  /** TCP, in any other state: not connected yet, about to close, or closed. */
  OTHER,
  /** No TCP socket, and never will be: UDP, Unix-domain and so on. */
  NOT_TCP;

  private static final int SOL_SOCKET = 1; // asm-generic/socket.h
  private static final int SO_PROTOCOL = 38;
  private static final int IPPROTO_TCP = 6; // netinet/in.h

  /** The state's number in the kernel, tcp_states.h. */
  static TcpState numbered(int number) {
    switch (number) {
      case 1:
        return ESTABLISHED;
      case 10:
        return LISTEN;
      default:
        return OTHER;
    }
  }

  /** Asks the descriptor itself. What was closed meanwhile is {@link #OTHER}. */
  public static TcpState of(FileDescriptor descriptor, DescriptorOptions options)
      throws IOException {
    try {
      if (options.get(descriptor, SOL_SOCKET, SO_PROTOCOL) != IPPROTO_TCP) {
        return NOT_TCP;
      }
      return numbered(TcpInfoHead.of(descriptor, options).state());
    } catch (ClosedChannelException closed) {
      return OTHER;
    } catch (SocketException noSuchOption) { // a raw socket of the same protocol number
      return NOT_TCP;
    }
  }
}
