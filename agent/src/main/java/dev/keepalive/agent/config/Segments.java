package dev.keepalive.agent.config;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * Cuts an ordered set, such as all addresses, where ranges in it begin and end. The ranges must be
 * nested or apart, as networks are and prefixes of names. Within one segment every element is in
 * the same ranges: in the innermost one, and in those around it.
 *
 * @param <K> an element of the set
 */
final class Segments<K extends Comparable<K>> {

  /** A range: the rows that have it, and the next one around it. */
  static final class Range {
    /** Ascending. */
    final int[] rows;

    /** Null for the outermost. */
    final Range around;

    private Range(int[] rows, Range around) {
      this.rows = rows;
      this.around = around;
    }
  }

  private static final class Span<K extends Comparable<K>> implements Comparable<Span<K>> {
    final K first;
    final K after;
    final int row;
    Range range;

    Span(K first, K after, int row) {
      this.first = first;
      this.after = after;
      this.row = row;
    }

    /** By their first element, the wider before the narrower; equal ranges by their rows. */
    @Override
    public int compareTo(Span<K> other) {
      int byFirst = first.compareTo(other.first);
      int byAfter = byFirst != 0 ? byFirst : compareAfter(other.after, after);
      return byAfter != 0 ? byAfter : Integer.compare(row, other.row);
    }

    boolean endsBy(K element) {
      return after != null && after.compareTo(element) <= 0;
    }

    boolean isLike(Span<K> other) {
      return first.compareTo(other.first) == 0 && compareAfter(after, other.after) == 0;
    }

    private static <K extends Comparable<K>> int compareAfter(K a, K b) {
      return a == null || b == null ? (a == b ? 0 : a == null ? 1 : -1) : a.compareTo(b);
    }
  }

  private final List<Span<K>> spans = new ArrayList<Span<K>>();
  private final List<K> starts = new ArrayList<K>();
  private final List<Range> ranges = new ArrayList<Range>();

  /**
   * Adds the range of a row.
   *
   * @param after the first element beyond it, or null if it goes to the end
   */
  void add(K first, K after, int row) {
    spans.add(new Span<K>(first, after, row));
  }

  /** Cuts; after that there are {@link #starts()} and {@link #ranges()}. */
  void cut() {
    Collections.sort(spans);
    Deque<Span<K>> open = new ArrayDeque<Span<K>>();
    int i = 0;
    while (i < spans.size()) {
      Span<K> span = spans.get(i);
      Rows rows = new Rows();
      for (; i < spans.size() && spans.get(i).isLike(span); i++) {
        rows.add(spans.get(i).row);
      }
      while (!open.isEmpty() && open.peek().endsBy(span.first)) {
        close(open.pop());
      }
      span.range = new Range(rows.toArray(), open.isEmpty() ? null : open.peek().range);
      open.push(span);
      begin(span.first, span.range);
    }
    while (!open.isEmpty()) {
      close(open.pop());
    }
  }

  private void close(Span<K> span) {
    if (span.after != null) {
      begin(span.after, span.range.around);
    }
  }

  private void begin(K start, Range range) {
    int last = starts.size() - 1;
    if (last >= 0 && starts.get(last).compareTo(start) == 0) {
      ranges.set(last, range);
    } else {
      starts.add(start);
      ranges.add(range);
    }
  }

  /** Where each segment begins, ascending. */
  List<K> starts() {
    return starts;
  }

  /** The innermost range of each segment, or null where there is none. */
  List<Range> ranges() {
    return ranges;
  }
}
