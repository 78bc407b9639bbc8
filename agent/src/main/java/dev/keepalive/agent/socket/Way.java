package dev.keepalive.agent.socket;

import java.io.IOException;

/** One way to set an option. Throws UnsupportedOperationException where it is no way at all. */
interface Way {

  /** Whether it may be used by now. */
  boolean ready();

  void set(OptionSocket socket, TcpOption option, int value) throws IOException;

  /** The value that the kernel holds. */
  int get(OptionSocket socket, TcpOption option) throws IOException;
}
