package dev.keepalive.agent.sweep;

import dev.keepalive.agent.linux.KernelTable;
import dev.keepalive.agent.linux.TcpState;
import dev.keepalive.agent.socket.ForeignSocket;

/** A connection that no hook had given its settings when the sweep saw it first. */
final class Candidate {

  private final boolean accepted;
  private volatile ForeignSocket socket;
  private boolean leftAlone;

  /**
   * @param accepted whether this process accepted it, as far as its listeners tell
   */
  Candidate(boolean accepted) {
    this.accepted = accepted;
  }

  /** Whether its addresses are still to be looked up. */
  boolean needsAddress() {
    return socket == null && !leftAlone;
  }

  /** It is none of the sweep's: under another number a hook has given it its settings. */
  void leaveAlone() {
    leftAlone = true;
  }

  /**
   * @param entry what the kernel's table has of it; null for one of another network namespace,
   *     whose addresses nobody knows
   * @param before what an agent before this one has set on it, or null
   */
  void is(int descriptor, KernelTable.Entry entry, int[] before) {
    if (entry == null) {
      leaveAlone();
    } else if (entry.state() == TcpState.ESTABLISHED) {
      ForeignSocket found =
          new ForeignSocket(
              descriptor, entry.remoteHost(), entry.remotePort(), entry.localPort(), accepted);
      found.leftBehind(before);
      socket = found;
    }
  }

  /** The socket as it was known last, or null; for any thread. */
  ForeignSocket socket() {
    return socket;
  }

  /** The socket as it is known by this number now, or null if there is nothing to do. */
  ForeignSocket at(int descriptor) {
    if (socket != null) {
      socket.isAt(descriptor);
    }
    return socket;
  }
}
