package dev.keepalive.agent.socket;

import dev.keepalive.agent.socket.record.TcpOption;
import java.io.FileDescriptor;
import java.io.IOException;

/**
 * One way to set and read the options of a socket. Each call throws UnsupportedOperationException
 * where it is no way at all, here or on this kind of socket, and ClosedChannelException where the
 * socket is closed.
 */
interface OptionAccess {

  /** Whether it may be used by now. */
  boolean ready();

  /**
   * @param descriptor the socket's, open for as long as the call lasts
   */
  void set(OptionSocket socket, FileDescriptor descriptor, TcpOption option, int value)
      throws IOException;

  /** The value that the kernel holds, as it is set. */
  int get(OptionSocket socket, FileDescriptor descriptor, TcpOption option) throws IOException;
}
