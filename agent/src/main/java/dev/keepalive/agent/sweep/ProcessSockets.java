package dev.keepalive.agent.sweep;

import dev.keepalive.agent.linux.KernelTable;
import dev.keepalive.agent.linux.OwnDescriptors;
import dev.keepalive.agent.linux.TcpState;
import java.io.IOException;
import java.util.Set;

/** What the kernel tells of this process's sockets; a seam for tests. */
interface ProcessSockets {

  /** The numbers of all open descriptors, sockets or not. */
  int[] descriptors() throws IOException;

  /** The inode of the socket at this number, or {@link OwnDescriptors#NO_SOCKET}. */
  long inode(int descriptor);

  /**
   * Whether the descriptors themselves can be asked. They cannot as long as that would initialise
   * classes of the JDK's before the application does; then the table has the answers.
   */
  boolean canBeAsked();

  /** What is at this number; asks it. */
  TcpState state(int descriptor) throws IOException;

  /** The local port of a TCP socket; asks it. */
  int localPort(int descriptor) throws IOException;

  /** The remote port of a connection; asks it. */
  int remotePort(int descriptor) throws IOException;

  /** Whether its options were applied from outside the process; asks it, or answers false. */
  boolean wasApplied(int descriptor) throws IOException;

  /** Reads the table of the whole network namespace, for these inodes: expensive. */
  KernelTable table(Set<Long> inodes) throws IOException;

  /** Whether the ports of a connection look like one that a debugger opened to this process. */
  boolean looksLikeDebugger(int localPort, int remotePort);
}
