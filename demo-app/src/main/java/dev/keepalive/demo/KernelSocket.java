package dev.keepalive.demo;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of {@code /proc/net/tcp} or {@code tcp6}: what the kernel tells about a socket.
 * Immutable. The columns are described in the kernel's {@code
 * Documentation/networking/proc_net_tcp.rst}.
 */
final class KernelSocket {
  /** The numbers of the {@code tr} column. */
  private static final int RETRANSMISSION_TIMER = 1;

  private static final int KEEPALIVE_TIMER = 2;

  /** The kernel shows times to programs in hundredths of a second (USER_HZ). */
  private static final double TICKS_PER_SECOND = 100;

  private static final Pattern LINE =
      Pattern.compile(
          " *\\d+: \\w+:(?<local>\\w+) \\w+:(?<peer>\\w+) \\w+ \\w+:\\w+ (?<timer>\\w+):(?<ticks>\\w+)"
              + " \\w+ +\\d+ +\\d+ (?<inode>\\d+) .*");

  private final int localPort;
  private final int peerPort;
  private final int timer;
  private final double timerSeconds;
  private final long inode;

  private KernelSocket(int localPort, int peerPort, int timer, double timerSeconds, long inode) {
    this.localPort = localPort;
    this.peerPort = peerPort;
    this.timer = timer;
    this.timerSeconds = timerSeconds;
    this.inode = inode;
  }

  /**
   * @param line any but the heading
   * @throws IllegalArgumentException for anything else
   */
  static KernelSocket parse(String line) {
    Matcher columns = LINE.matcher(line);
    if (!columns.matches()) {
      throw new IllegalArgumentException("not a line of /proc/net/tcp: " + line);
    }
    return new KernelSocket(
        Integer.parseInt(columns.group("local"), 16),
        Integer.parseInt(columns.group("peer"), 16),
        Integer.parseInt(columns.group("timer"), 16),
        Long.parseLong(columns.group("ticks"), 16) / TICKS_PER_SECOND,
        Long.parseLong(columns.group("inode")));
  }

  int localPort() {
    return localPort;
  }

  int peerPort() {
    return peerPort;
  }

  /** The number that {@code /proc/PID/fd} shows too, as {@code socket:[inode]}. */
  long inode() {
    return inode;
  }

  boolean waitsForAcknowledgement() {
    return timer == RETRANSMISSION_TIMER;
  }

  boolean hasKeepaliveTimer() {
    return timer == KEEPALIVE_TIMER;
  }

  /** Seconds until the timer ends. */
  double timerSeconds() {
    return timerSeconds;
  }
}
