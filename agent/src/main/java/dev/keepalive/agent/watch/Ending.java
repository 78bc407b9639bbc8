package dev.keepalive.agent.watch;

import dev.keepalive.agent.linux.SocketCalls;
import dev.keepalive.agent.linux.TcpInfo;
import dev.keepalive.agent.socket.record.TcpOption;
import java.io.IOException;

/**
 * Ends one connection, in the way that its application is to see. For one thread.
 *
 * <p>A peer that does not answer shall look like one that is dead, so the kernel is made to find
 * that: it drops what comes from the peer, and probes. With the probe's answer dropped, the next
 * timer ends the connection with ETIMEDOUT, and resets it (tcp_keepalive_timer in
 * net/ipv4/tcp_timer.c). Each time that TCP_KEEPIDLE is set the timer runs anew, and at once where
 * the connection has been idle for longer: so no second is waited for.
 *
 * <p>While data is under way there are no probes, and the kernel's next timer may be a minute off:
 * such a connection is aborted, which reads and writes notice at once, as a broken pipe.
 */
final class Ending {
  /** A timer that is due at once takes a jiffy, up to 10 ms. */
  private static final long STEP_MILLIS = 12;

  /** After so many steps the connection is aborted. */
  private static final int MOST_STEPS = 8;

  private final SocketCalls calls;
  private final int descriptor;
  private int steps;

  /**
   * @param descriptor a duplicate; closed at the end
   */
  Ending(SocketCalls calls, int descriptor) {
    this.calls = calls;
    this.descriptor = descriptor;
  }

  /** In order, as if the peer had closed it. */
  void close() throws IOException {
    try {
      calls.shutdown(descriptor);
    } finally {
      calls.close(descriptor);
    }
  }

  /** At once. A kernel that refuses while threads wait (6.4 to 6.6) ends it at its next timer. */
  void abort() throws IOException {
    try {
      set(TcpOption.USER_TIMEOUT, 1);
      calls.abort(descriptor);
    } finally {
      calls.close(descriptor);
    }
  }

  /**
   * With ETIMEDOUT, in some steps.
   *
   * @return in how many milliseconds the next step is due; 0 when it is done
   */
  long timeOut() throws IOException {
    boolean goesOn = false;
    try {
      TcpInfo info = calls.info(descriptor);
      if (!info.canSend()) {
        return 0;
      }
      if (steps == MOST_STEPS || info.hasUnacknowledged() || info.hasUnsent()) {
        set(TcpOption.USER_TIMEOUT, 1);
        calls.abort(descriptor);
        return 0;
      }
      if (steps == 0) {
        calls.dropIncoming(descriptor);
        set(TcpOption.USER_TIMEOUT, 0);
        set(TcpOption.INTERVAL, 1);
        set(TcpOption.COUNT, 1);
        set(TcpOption.KEEPALIVE, 1);
      }
      set(TcpOption.IDLE, 1);
      steps++;
      goesOn = true;
      return STEP_MILLIS;
    } finally {
      if (!goesOn) {
        calls.close(descriptor);
      }
    }
  }

  private void set(TcpOption option, int value) throws IOException {
    calls.setOption(descriptor, option.level(), option.number(), value);
  }
}
