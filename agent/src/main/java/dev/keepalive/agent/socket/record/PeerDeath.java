package dev.keepalive.agent.socket.record;

/**
 * The kernel has ended an established connection by itself, because the peer no longer answered:
 * ETIMEDOUT, or EHOSTUNREACH and ENETUNREACH where ICMP said so before (tcp(7)). Immutable.
 */
public final class PeerDeath {
  /** For {@link #silentMillis}: the kernel did not tell. */
  public static final long UNKNOWN = -1;

  private final ConnectionRecord record;
  private final long silentMillis;
  private final int probes;
  private final int retransmits;
  private final String freedThread;

  /**
   * @param silentMillis since the peer was last heard of, data or acknowledgement; or {@link
   *     #UNKNOWN}
   * @param probes keepalive probes that were not answered
   * @param retransmits how often data was sent again in vain
   * @param freedThread the name of the thread that waited for the peer, or null where none did: one
   *     that waits for many connections at once waits on
   */
  public PeerDeath(
      ConnectionRecord record, long silentMillis, int probes, int retransmits, String freedThread) {
    this.record = record;
    this.silentMillis = silentMillis;
    this.probes = probes;
    this.retransmits = retransmits;
    this.freedThread = freedThread;
  }

  /** What the agent did for the connection. */
  public ConnectionRecord record() {
    return record;
  }

  /** The name of the rule that decided, or null if the general settings did. */
  public String rule() {
    return record.rule() == null ? null : record.rule().name();
  }

  /** Milliseconds since the peer was last heard of, or {@link #UNKNOWN}. */
  public long silentMillis() {
    return silentMillis;
  }

  /** Keepalive probes that were not answered. */
  public int probes() {
    return probes;
  }

  /** How often data was sent again in vain. */
  public int retransmits() {
    return retransmits;
  }

  /** The name of the thread that waited for the peer, or null. */
  public String freedThread() {
    return freedThread;
  }
}
