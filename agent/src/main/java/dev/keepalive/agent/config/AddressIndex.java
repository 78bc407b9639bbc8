package dev.keepalive.agent.config;

import java.util.List;

/** From an address to the networks that it is in, with the rows of each. Immutable. */
final class AddressIndex {
  /** Where each segment begins, ascending and unsigned. */
  private final long[] highs;

  private final long[] lows;
  private final Segments.Range[] ranges;

  /**
   * @param terms a row each
   */
  AddressIndex(List<Term> terms, boolean v4) {
    Segments<Address> segments = new Segments<Address>();
    for (int row = 0; row < terms.size(); row++) {
      Cidr cidr = terms.get(row).addresses;
      if (cidr != null && cidr.v4 == v4) {
        segments.add(cidr.first(), cidr.after(), row);
      }
    }
    segments.cut();
    ranges = segments.ranges().toArray(new Segments.Range[0]);
    highs = new long[ranges.length];
    lows = new long[ranges.length];
    for (int i = 0; i < ranges.length; i++) {
      highs[i] = segments.starts().get(i).high;
      lows[i] = segments.starts().get(i).low;
    }
  }

  /** The innermost network of this address, or null. */
  Segments.Range find(long high, long low) {
    int from = 0;
    int to = highs.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (Address.compare(highs[middle], lows[middle], high, low) <= 0) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from == 0 ? null : ranges[from - 1];
  }
}
