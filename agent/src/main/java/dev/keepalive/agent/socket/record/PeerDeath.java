package dev.keepalive.agent.socket.record;

import dev.keepalive.agent.config.setting.Settings;

/**
 * The kernel has ended an established connection by itself, because the peer no longer answered:
 * ETIMEDOUT, or EHOSTUNREACH and ENETUNREACH where ICMP said so before (tcp(7)). Immutable.
 */
public final class PeerDeath implements Ended {

  private final ConnectionRecord record;
  private final long silentMillis;
  private final int probes;
  private final int retransmits;
  private final String freedThread;
  private final long silentBeforeMillis;

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
    this(
        record,
        silentMillis,
        probes,
        retransmits,
        freedThread,
        probes > 0 && retransmits == 0 && record.settings().idleSeconds() != Settings.KERNEL
            ? record.settings().idleSeconds() * 1000L // then came the first of them
            : UNKNOWN);
  }

  private PeerDeath(
      ConnectionRecord record,
      long silentMillis,
      int probes,
      int retransmits,
      String freedThread,
      long silentBeforeMillis) {
    this.silentBeforeMillis = silentBeforeMillis;
    this.record = record;
    this.silentMillis = silentMillis;
    this.probes = probes;
    this.retransmits = retransmits;
    this.freedThread = freedThread;
  }

  /**
   * The same, where it is known for how long the connection was silent before it was used again.
   */
  public PeerDeath after(long millis) {
    return new PeerDeath(record, silentMillis, probes, retransmits, freedThread, millis);
  }

  /**
   * How many milliseconds the connection had been silent before its first probe, or before data was
   * sent again, that got no answer; or {@link #UNKNOWN}.
   */
  public long silentBeforeMillis() {
    return silentBeforeMillis;
  }

  @Override
  public ConnectionRecord record() {
    return record;
  }

  @Override
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

  @Override
  public String freedThread() {
    return freedThread;
  }

  /**
   * One sentence: {@code peer db.example/10.0.0.7:5432, rule db: silent for 2 min 3 s, 6 probes
   * unanswered}, as far as it is known.
   */
  @Override
  public String sentence() {
    StringBuilder sentence = new StringBuilder(subject()).append(": ");
    int before = sentence.length();
    if (silentMillis != UNKNOWN) {
      sentence.append("silent for ").append(inWords(silentMillis));
    }
    addUnanswered(sentence, before, probes, "probe");
    addUnanswered(sentence, before, retransmits, "retransmission");
    return sentence.length() == before ? sentence + "it no longer answers" : sentence.toString();
  }

  @Override
  public String subject() {
    return subject(record);
  }

  static String subject(ConnectionRecord record) {
    String rule = record.rule() == null ? "" : ", rule " + record.rule().name();
    return "peer " + record.address().namedPeer() + rule;
  }

  @Override
  public String what() {
    return "dead";
  }

  @Override
  public String lasting() {
    return "silent for";
  }

  @Override
  public long millis() {
    return silentMillis;
  }

  private static void addUnanswered(StringBuilder sentence, int start, int number, String what) {
    if (number > 0) {
      sentence.append(sentence.length() == start ? "" : ", ").append(number).append(' ');
      sentence.append(what).append(number == 1 ? " unanswered" : "s unanswered");
    }
  }

  /** {@code 800 ms}, {@code 3.8 s}, {@code 2 min 3 s}, {@code 1 h 5 min}. */
  public static String inWords(long millis) {
    if (millis < 1000) {
      return millis + " ms";
    }
    if (millis < 10_000) {
      return millis / 1000 + "." + millis % 1000 / 100 + " s";
    }
    long seconds = millis / 1000;
    long[] sizes = {86_400, 3600, 60, 1};
    String[] units = {" d", " h", " min", " s"};
    int first = 0;
    while (seconds < sizes[first]) {
      first++;
    }
    String words = seconds / sizes[first] + units[first];
    long rest = first + 1 < sizes.length ? seconds % sizes[first] / sizes[first + 1] : 0;
    return rest == 0 ? words : words + " " + rest + units[first + 1];
  }
}
