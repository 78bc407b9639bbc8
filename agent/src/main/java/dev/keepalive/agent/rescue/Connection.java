package dev.keepalive.agent.rescue;

import dev.keepalive.agent.config.match.Direction;
import dev.keepalive.agent.linux.process.TcpRow;
import dev.keepalive.agent.socket.record.ConnectionAddress;

/**
 * One TCP connection of another process at one moment. What the kernel would not tell is null.
 * Immutable but for the rule, which may become known later.
 */
public final class Connection {
  private final int pid;
  private final int descriptor;
  private final TcpRow row;
  private final Direction direction;
  private final Held held;
  private String rule;

  /**
   * @param held its options and figures; null where the process's descriptors are out of reach
   */
  Connection(int pid, int descriptor, TcpRow row, Direction direction, Held held) {
    this.pid = pid;
    this.descriptor = descriptor;
    this.row = row;
    this.direction = direction;
    this.held = held;
  }

  public int pid() {
    return pid;
  }

  /** Its descriptor in the process; the lowest if there are several. */
  public int descriptor() {
    return descriptor;
  }

  long inode() {
    return row.inode();
  }

  /** Whether the process opened or accepted it, as far as its listeners and the ports tell. */
  public Direction direction() {
    return direction;
  }

  /** {@code ADDRESS:PORT}, an IPv6 address in brackets. */
  public String local() {
    return shown(row.localHost(), row.localPort());
  }

  /** {@code ADDRESS:PORT}, an IPv6 address in brackets. */
  public String peer() {
    return shown(row.remoteHost(), row.remotePort());
  }

  public String peerHost() {
    return row.remoteHost();
  }

  public int peerPort() {
    return row.remotePort();
  }

  public int localPort() {
    return row.localPort();
  }

  /** As netstat calls it: {@code ESTABLISHED}. */
  public String state() {
    return row.state();
  }

  /** Whether keepalive is on; where that cannot be asked, whether its timer runs, or null. */
  public Boolean keepalive() {
    return held != null
        ? Boolean.valueOf(held.keepalive)
        : "keepalive".equals(row.timer()) ? Boolean.TRUE : null;
  }

  /** TCP_KEEPIDLE in seconds, or null. */
  public Integer idle() {
    return held == null ? null : held.idle;
  }

  /** TCP_KEEPINTVL in seconds, or null. */
  public Integer interval() {
    return held == null ? null : held.interval;
  }

  /** TCP_KEEPCNT, or null. */
  public Integer count() {
    return held == null ? null : held.count;
  }

  /** TCP_USER_TIMEOUT, 0 where there is none, or null. */
  public Integer userTimeoutMillis() {
    return held == null ? null : held.userTimeoutMillis;
  }

  /** {@link TcpRow#timer()}. */
  public String timer() {
    return row.timer();
  }

  /** Until the timer expires; null if none runs. */
  public Double timerSeconds() {
    return row.timer() == null ? null : row.timerSeconds();
  }

  /** Probes, or retransmissions, without an answer so far. */
  public int probes() {
    return row.unanswered();
  }

  /** Whether it is past its handshake: not connecting any more. */
  public boolean stands() {
    return !state().startsWith("SYN_") && !state().equals("NEW_SYN_RECV");
  }

  /** Since data of the application's last went either way; null where unknown, or it connects. */
  public Double idleSeconds() {
    return held == null || !stands() ? null : held.idleMillis / 1000.0;
  }

  /** For how long the peer owes an answer to what it has acknowledged; 0 where it does not. */
  public double owedSeconds() {
    return held == null ? 0 : held.owedMillis / 1000.0;
  }

  /** What the peer has not acknowledged. */
  public long unackedBytes() {
    return row.unackedBytes();
  }

  /** The rule that decided on it, {@code general} for the general settings, null where unknown. */
  public String rule() {
    return rule;
  }

  public void rule(String decided) {
    rule = decided;
  }

  /** Where it goes, as far as a rule can ask for it from outside: by address alone. */
  public ConnectionAddress address() {
    return new ConnectionAddress(
        direction, row.remoteHost(), null, row.remotePort(), row.localPort());
  }

  /** An end of a connection, as all commands show it: {@code [::1]:5432}. */
  public static String shown(String host, int port) {
    return (host.indexOf(':') < 0 ? host : "[" + shortened(host) + "]") + ":" + port;
  }

  /** The longest run of zeros as {@code ::}, the first of several: RFC 5952 §4.2. */
  static String shortened(String ipv6) {
    String[] groups = ipv6.split(":", -1);
    int start = 0;
    int length = 1; // a single zero stays
    for (int i = 0; i < groups.length; i++) {
      int end = i;
      while (end < groups.length && groups[end].equals("0")) {
        end++;
      }
      if (end - i > length) {
        start = i;
        length = end - i;
      }
    }
    if (length == 1) {
      return ipv6;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < groups.length; i++) {
      if (i == start) {
        text.append("::");
        i += length - 1;
      } else {
        text.append(text.length() == 0 || text.charAt(text.length() - 1) == ':' ? "" : ":");
        text.append(groups[i]);
      }
    }
    return text.toString();
  }

  /** What only the descriptor tells. */
  static final class Held {
    final boolean keepalive;
    final int idle;
    final int interval;
    final int count;
    final int userTimeoutMillis;
    final long idleMillis;

    /** Since what was not answered was sent; 0: no answer is owed. */
    final long owedMillis;

    Held(
        boolean keepalive,
        int idle,
        int interval,
        int count,
        int userTimeoutMillis,
        long idleMillis,
        long owedMillis) {
      this.keepalive = keepalive;
      this.idle = idle;
      this.interval = interval;
      this.count = count;
      this.userTimeoutMillis = userTimeoutMillis;
      this.idleMillis = idleMillis;
      this.owedMillis = owedMillis;
    }
  }
}
