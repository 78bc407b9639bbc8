package dev.keepalive.agent.config.policy;

import dev.keepalive.agent.config.address.Address;
import dev.keepalive.agent.config.address.Cidr;
import dev.keepalive.agent.config.match.MatchTerm;
import java.util.List;

/** From an address to the networks that it is in, with the rows of each. Immutable. */
final class AddressIndex {
  /** Where each segment begins, ascending and unsigned. */
  private final long[] highs;

  private final long[] lows;
  private final NestedNetworks.Network[] networks;

  /**
   * @param terms a row each
   */
  AddressIndex(List<MatchTerm> terms, boolean v4) {
    NestedNetworks segments = new NestedNetworks();
    for (int row = 0; row < terms.size(); row++) {
      Cidr cidr = terms.get(row).addresses;
      if (cidr != null && cidr.v4 == v4) {
        segments.add(cidr.first(), cidr.after(), row);
      }
    }
    segments.cut();
    networks = segments.networks().toArray(new NestedNetworks.Network[0]);
    highs = new long[networks.length];
    lows = new long[networks.length];
    for (int i = 0; i < networks.length; i++) {
      highs[i] = segments.starts().get(i).high;
      lows[i] = segments.starts().get(i).low;
    }
  }

  /** The innermost network of this address, or null. */
  NestedNetworks.Network find(long high, long low) {
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
    return from == 0 ? null : networks[from - 1];
  }
}
