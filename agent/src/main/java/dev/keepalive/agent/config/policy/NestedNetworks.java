package dev.keepalive.agent.config.policy;

import dev.keepalive.agent.config.address.Address;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Cuts all addresses of a family where networks begin and end. Networks are nested or apart: within
 * one segment every address is in the same networks, in the innermost one and in those around it.
 */
final class NestedNetworks {

  /** A network: the rows that have it, and the next one around it. */
  static final class Network {
    /** Ascending. */
    final int[] rows;

    /** Null for the outermost. */
    final Network around;

    private Network(int[] rows, Network around) {
      this.rows = rows;
      this.around = around;
    }
  }

  private static final class Span implements Comparable<Span> {
    final Address first;
    final Address after;
    final int row;
    Network network;

    Span(Address first, Address after, int row) {
      this.first = first;
      this.after = after;
      this.row = row;
    }

    /** By their first address, the wider before the narrower; equal networks by their rows. */
    @Override
    public int compareTo(Span other) {
      int byFirst = first.compareTo(other.first);
      int byAfter = byFirst != 0 ? byFirst : compareAfter(other.after, after);
      return byAfter != 0 ? byAfter : Integer.compare(row, other.row);
    }

    boolean endsBy(Address address) {
      return after != null && after.compareTo(address) <= 0;
    }

    boolean isLike(Span other) {
      return first.compareTo(other.first) == 0 && compareAfter(after, other.after) == 0;
    }

    private static int compareAfter(Address a, Address b) {
      return a == null || b == null ? (a == b ? 0 : a == null ? 1 : -1) : a.compareTo(b);
    }
  }

  /** A set, because to sort a list settles {@code java.util.Arrays.useLegacyMergeSort}. */
  private final Set<Span> added = new TreeSet<Span>();

  private final List<Address> starts = new ArrayList<Address>();
  private final List<Network> networks = new ArrayList<Network>();

  /**
   * Adds the network of a row.
   *
   * @param after the first address beyond it, or null if it goes to the end
   */
  void add(Address first, Address after, int row) {
    added.add(new Span(first, after, row));
  }

  /** Cuts; after that there are {@link #starts()} and {@link #networks()}. */
  void cut() {
    List<Span> spans = new ArrayList<Span>(added);
    Deque<Span> open = new ArrayDeque<Span>();
    int i = 0;
    while (i < spans.size()) {
      Span span = spans.get(i);
      IntList rows = new IntList();
      for (; i < spans.size() && spans.get(i).isLike(span); i++) {
        rows.add(spans.get(i).row);
      }
      while (!open.isEmpty() && open.peek().endsBy(span.first)) {
        close(open.pop());
      }
      span.network = new Network(rows.toArray(), open.isEmpty() ? null : open.peek().network);
      open.push(span);
      begin(span.first, span.network);
    }
    while (!open.isEmpty()) {
      close(open.pop());
    }
  }

  private void close(Span span) {
    if (span.after != null) {
      begin(span.after, span.network.around);
    }
  }

  private void begin(Address start, Network network) {
    int last = starts.size() - 1;
    if (last >= 0 && starts.get(last).compareTo(start) == 0) {
      networks.set(last, network);
    } else {
      starts.add(start);
      networks.add(network);
    }
  }

  /** Where each segment begins, ascending. */
  List<Address> starts() {
    return starts;
  }

  /** The innermost network of each segment, or null where there is none. */
  List<Network> networks() {
    return networks;
  }
}
