package dev.keepalive.lab.net;

import java.time.Instant;

/**
 * A TCP segment as it was seen on the wire.
 *
 * @param time when
 * @param from who sent it
 * @param to to whom
 * @param sequence the sequence number, unsigned 32 bits
 * @param acknowledgement the acknowledgement number, unsigned 32 bits
 * @param flags as in the header: FIN 1, SYN 2, RST 4, PSH 8, ACK 16
 * @param length how many bytes of data
 */
public record Segment(
    Instant time, End from, End to, long sequence, long acknowledgement, int flags, int length) {

  private static final int FIN = 1;
  private static final int FIN_SYN_RST = 1 | 2 | 4;
  private static final int SYN = 2;
  private static final int RST = 4;
  private static final int ACK = 16;

  /** One end of a connection: the address, a dotted quad, and the port. */
  public record End(String address, int port) {}

  /** Whether it carries nothing but an acknowledgement. */
  boolean isBareAcknowledgement() {
    return length == 0 && (flags & FIN_SYN_RST) == 0;
  }

  boolean acknowledges() {
    return (flags & ACK) != 0;
  }

  public boolean isSyn() {
    return (flags & SYN) != 0;
  }

  public boolean isEnd() {
    return (flags & FIN) != 0;
  }

  public boolean isReset() {
    return (flags & RST) != 0;
  }
}
