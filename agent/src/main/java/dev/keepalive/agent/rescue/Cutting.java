package dev.keepalive.agent.rescue;

import dev.keepalive.agent.linux.process.PeerName;
import dev.keepalive.agent.linux.process.SystemCallException;
import dev.keepalive.agent.linux.process.SystemCalls;

/**
 * Ends connections of another process by shutdown(2) on a borrowed descriptor: every thread that
 * waits in a read or a write there wakes at once, even where {@code Socket.close()} itself would
 * hang on a lock. The process keeps the descriptor, and closes it when it notices.
 */
public final class Cutting implements AutoCloseable {
  private final SystemCalls calls;
  private final BorrowedDescriptors borrowed;

  public Cutting(int pid, SystemCalls calls) throws RescueException {
    this.calls = calls;
    this.borrowed = new BorrowedDescriptors(pid, calls);
  }

  /**
   * Ends one connection, if its descriptor still stands for it.
   *
   * @return false if it was closed meanwhile
   */
  public boolean cut(Connection connection) throws RescueException {
    int duplicate = borrowed.borrow(connection.descriptor(), connection.inode());
    if (duplicate < 0) {
      return false;
    }
    try {
      PeerName peer = PeerName.of(duplicate, calls);
      if (peer.port() != connection.peerPort() || !peer.host().equals(connection.peerHost())) {
        return false; // connected anew, to another peer
      }
      calls.shutdown(duplicate);
      return true;
    } catch (SystemCallException closing) { // ENOTCONN: the kernel was faster
      return false;
    } finally {
      borrowed.giveBack(duplicate);
    }
  }

  @Override
  public void close() {
    borrowed.close();
  }
}
