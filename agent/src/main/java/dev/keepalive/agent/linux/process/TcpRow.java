package dev.keepalive.agent.linux.process;

import dev.keepalive.agent.linux.KernelTable;
import java.nio.ByteOrder;
import java.util.Arrays;

/** One line of the kernel's table of TCP sockets, proc(5) {@code /proc/PID/net/tcp}. Immutable. */
public final class TcpRow {
  private static final String[] STATES = {
    "UNKNOWN",
    "ESTABLISHED",
    "SYN_SENT",
    "SYN_RECV",
    "FIN_WAIT1",
    "FIN_WAIT2",
    "TIME_WAIT",
    "CLOSE",
    "CLOSE_WAIT",
    "LAST_ACK",
    "LISTEN",
    "CLOSING",
    "NEW_SYN_RECV"
  };

  private static final String[] TIMERS = {null, "on", "keepalive", "timewait", "persist"};

  /** The kernel writes times in 1/100 s, whatever its own clock is: USER_HZ. */
  private static final double TICKS_A_SECOND = 100;

  private final String local;
  private final String remote;
  private final int state;
  private final long unacked;
  private final int timer;
  private final long timerTicks;
  private final int retransmits;
  private final int probes;
  private final long inode;

  /** {@code sl local remote state tx:rx timer:when retransmits uid probes inode …}. */
  TcpRow(String line) {
    String[] fields = new String[10];
    int at = 0;
    for (int i = 0; i < fields.length; i++) {
      while (line.charAt(at) == ' ') {
        at++;
      }
      int end = line.indexOf(' ', at);
      fields[i] = line.substring(at, end < 0 ? line.length() : end);
      at = end < 0 ? line.length() : end;
    }
    this.local = fields[1];
    this.remote = fields[2];
    this.state = Integer.parseInt(fields[3], 16);
    this.unacked = Long.parseLong(fields[4].substring(0, 8), 16);
    this.timer = Integer.parseInt(fields[5].substring(0, 2), 16);
    this.timerTicks = Long.parseLong(fields[5].substring(3), 16);
    this.retransmits = Integer.parseInt(fields[6], 16);
    this.probes = Integer.parseInt(fields[8]);
    this.inode = Long.parseLong(fields[9]);
  }

  /** As {@code netstat} calls it: ESTABLISHED, CLOSE_WAIT and so on. */
  public String state() {
    return state < STATES.length ? STATES[state] : STATES[0];
  }

  /** Whether a state is called so. */
  public static boolean isState(String name) {
    return Arrays.asList(STATES).contains(name);
  }

  public boolean isListening() {
    return state == 10;
  }

  public String localHost() {
    return KernelTable.host(local, ByteOrder.nativeOrder());
  }

  public int localPort() {
    return KernelTable.port(local);
  }

  public String remoteHost() {
    return KernelTable.host(remote, ByteOrder.nativeOrder());
  }

  public int remotePort() {
    return KernelTable.port(remote);
  }

  /** Bytes that the application has written and the peer has not acknowledged. */
  public long unackedBytes() {
    return unacked;
  }

  /**
   * The timer that runs, in the words of {@code ss -o}: {@code on} (data is sent again), {@code
   * keepalive}, {@code timewait}, {@code persist} (the peer takes no data); null if none does.
   */
  public String timer() {
    return timer < TIMERS.length ? TIMERS[timer] : null;
  }

  /** Until the timer expires. */
  public double timerSeconds() {
    return timerTicks / TICKS_A_SECOND;
  }

  /** What was sent without an answer: probes, or while data is under way its retransmissions. */
  public int unanswered() {
    return timer == 1 ? retransmits : probes;
  }

  /** The socket's inode; 0 where no process has it any more. */
  public long inode() {
    return inode;
  }
}
