package dev.keepalive.agent.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What the kernel counts of one connection, TCP_INFO: tcp(7), struct tcp_info of linux/tcp.h. Its
 * head has been the same since Linux 2.4. Immutable.
 */
public final class TcpInfo {
  /** Level and number of the option in getsockopt(2). */
  public static final int LEVEL = 6; // IPPROTO_TCP

  public static final int OPTION = 11;

  /**
   * The bytes of the structure up to the last field that is read here. A kernel before 4.6 fills in
   * fewer, and leaves the rest 0.
   */
  public static final int SIZE = 160;

  private static final int STATE = 0;
  private static final int RETRANSMITS = 2;
  private static final int PROBES = 3;
  private static final int BACKOFF = 4;
  private static final int RTO_MICROS = 8;
  private static final int UNACKED = 24;
  private static final int LAST_DATA_SENT = 44;
  private static final int LAST_ACK_SENT = 48; // never filled in
  private static final int LAST_DATA_RECEIVED = LAST_ACK_SENT + 4;
  private static final int LAST_ACK_RECEIVED = LAST_DATA_RECEIVED + 4;
  private static final int NOTSENT_BYTES = 144;
  private static final int DATA_SEGMENTS_IN = 152;
  private static final int DATA_SEGMENTS_OUT = 156;
  private static final int ESTABLISHED = 1; // tcp_states.h
  private static final int CLOSE_WAIT = 8;
  private static final long LOCAL_RETRY_MILLIS = 500; // TCP_RESOURCE_PROBE_INTERVAL

  private final ByteBuffer bytes;

  /**
   * @param bytes as the kernel has filled them in, {@link #SIZE} of them
   */
  public TcpInfo(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
  }

  /** Milliseconds since data was last sent, or sent again; since the connect where none was. */
  public long millisSinceSent() {
    return unsigned(LAST_DATA_SENT);
  }

  /** Milliseconds since data last came; since the connect where none has. */
  public long millisSinceReceived() {
    return unsigned(LAST_DATA_RECEIVED);
  }

  /** Milliseconds since an acknowledgement last came. */
  public long millisSinceAcknowledged() {
    return unsigned(LAST_ACK_RECEIVED);
  }

  /** Milliseconds since the peer was last heard of: data or an acknowledgement. */
  public long millisSinceHeard() {
    return Math.min(millisSinceReceived(), unsigned(LAST_ACK_RECEIVED));
  }

  /** Milliseconds since anything went either way that the kernel counts: data, acknowledgements. */
  public long millisSinceAnything() {
    return Math.min(millisSinceHeard(), millisSinceSent());
  }

  /** Whether the peer can still be sent to. */
  public boolean canSend() {
    return bytes.get(STATE) == ESTABLISHED || bytes.get(STATE) == CLOSE_WAIT;
  }

  /** Whether the connection is open both ways. */
  public boolean isEstablished() {
    return bytes.get(STATE) == ESTABLISHED;
  }

  /** How often the same data was sent again since an acknowledgement last came, 0 to 255. */
  public int retransmits() {
    return bytes.get(RETRANSMITS) & 0xff;
  }

  /** Probes without an answer, of a keepalive or of a window that is closed, 0 to 255. */
  public int probes() {
    return bytes.get(PROBES) & 0xff;
  }

  /**
   * How long what is sent again has waited for an acknowledgement, at least, in milliseconds; 0
   * while nothing is sent again. Each try waits for twice as long as the one before (RFC 6298), or,
   * of a thin stream, as long (TCP_THIN_LINEAR_TIMEOUTS). A try counts as data sent, so what has
   * passed since the last comes on top; measured on Linux 6.18.
   */
  public long retransmittingMillis() {
    int tries = retransmits();
    if (tries == 0) {
      return 0;
    }
    long next = unsigned(RTO_MICROS) / 1000;
    int doubled = bytes.get(BACKOFF);
    long first = next >> doubled;
    // a try that could not leave this host is repeated after half a second, whatever the peer needs
    long alike = Math.max(0, tries - doubled) * Math.min(first, LOCAL_RETRY_MILLIS);
    return alike + next - first + millisSinceSent();
  }

  /** Whether data was sent last, all of it is acknowledged, and none has come since. */
  public boolean isAnswerOwed() {
    return isEstablished()
        && !hasUnacknowledged()
        && dataSegmentsOut() != 0
        && (dataSegmentsIn() == 0 || millisSinceSent() < millisSinceReceived());
  }

  /** Whether segments are sent and not acknowledged. */
  public boolean hasUnacknowledged() {
    return bytes.getInt(UNACKED) != 0;
  }

  /** Whether the application has written what could not be sent yet: the window is closed, say. */
  public boolean hasUnsent() {
    return bytes.getInt(NOTSENT_BYTES) != 0;
  }

  /** Segments with data that have come, modulo 2^32; 0 on kernels before 4.6. */
  public int dataSegmentsIn() {
    return bytes.getInt(DATA_SEGMENTS_IN);
  }

  /** Segments with data that were sent, modulo 2^32; 0 on kernels before 4.6. */
  public int dataSegmentsOut() {
    return bytes.getInt(DATA_SEGMENTS_OUT);
  }

  private long unsigned(int offset) {
    return bytes.getInt(offset) & 0xffffffffL;
  }
}
