package dev.keepalive.lab.net;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the keepalive probes in a recording. A probe is an acknowledgement without data whose
 * sequence number is one below what the other end expects next, so that it has to answer: RFC 1122
 * §4.2.3.6 and {@code tcp_xmit_probe_skb} in Linux.
 */
public final class Probes {
  private static final long MODULO = 1L << 32;

  private record Direction(Segment.End from, Segment.End to) {}

  private Probes() {}

  /** The probes in the order in which they were sent. */
  public static List<Segment> in(List<Segment> recording) {
    Map<Direction, Long> expected = new HashMap<>();
    List<Segment> probes = new ArrayList<>();
    for (Segment segment : recording) {
      Long next = expected.get(new Direction(segment.from(), segment.to()));
      if (next != null
          && segment.isBareAcknowledgement()
          && (segment.sequence() + 1) % MODULO == next) {
        probes.add(segment);
      }
      if (segment.acknowledges()) {
        expected.put(new Direction(segment.to(), segment.from()), segment.acknowledgement());
      }
    }
    return probes;
  }
}
