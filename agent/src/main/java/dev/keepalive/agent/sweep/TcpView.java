package dev.keepalive.agent.sweep;

import dev.keepalive.agent.linux.KernelTable;
import dev.keepalive.agent.linux.TcpState;
import java.io.IOException;
import java.util.Set;

/**
 * What some sockets of this process are during one look: each is asked by its descriptor, or else
 * all are looked up in the kernel's table, which was read once.
 */
final class TcpView {

  private final ProcessSockets sockets;
  private final KernelTable table; // null: the descriptors are asked

  private TcpView(ProcessSockets sockets, KernelTable table) {
    this.sockets = sockets;
    this.table = table;
  }

  /** For the sockets with these inodes. */
  static TcpView of(ProcessSockets sockets, Set<Long> inodes) throws IOException {
    boolean ask = inodes.isEmpty() || sockets.canBeAsked();
    return new TcpView(sockets, ask ? null : sockets.table(inodes));
  }

  TcpState state(int descriptor, long inode) throws IOException {
    if (table == null) {
      return sockets.state(descriptor);
    }
    KernelTable.Entry entry = table.get(inode);
    return entry == null ? TcpState.OTHER : entry.state();
  }

  int localPort(int descriptor, long inode) throws IOException {
    return table == null ? sockets.localPort(descriptor) : table.get(inode).localPort();
  }

  int remotePort(int descriptor, long inode) throws IOException {
    return table == null ? sockets.remotePort(descriptor) : table.get(inode).remotePort();
  }

  /** The table, for the addresses of these. */
  KernelTable addresses(Set<Long> inodes) throws IOException {
    return table == null ? sockets.table(inodes) : table;
  }
}
