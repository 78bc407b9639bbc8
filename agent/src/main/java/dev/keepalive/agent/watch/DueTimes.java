package dev.keepalive.agent.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is due when, in slices of time: of twenty thousand connections hundreds are in one, and
 * where each is put at its place among all, that costs as much as to look at it. For one thread.
 */
final class DueTimes {
  /** 2 to that power nanoseconds are a slice, 8.4 ms: so much later what is due may come. */
  private static final int SLICE_BITS = 23;

  static final long SLICE_NANOS = 1L << SLICE_BITS;

  private final TreeMap<Long, List<Watched>> slices = new TreeMap<Long, List<Watched>>();
  private List<Watched> last;
  private long lastNumber;
  private int size;

  void add(Watched watched) {
    long number = watched.dueNanos >> SLICE_BITS;
    if (last == null || lastNumber != number) { // mostly it is the same as a moment ago
      last = slices.get(number);
      if (last == null) {
        last = new ArrayList<Watched>();
        slices.put(number, last);
      }
      lastNumber = number;
    }
    watched.place = last.size();
    last.add(watched);
    size++;
  }

  /** Takes it out, if it is in. */
  void remove(Watched watched) {
    if (watched.place >= 0) {
      long number = watched.dueNanos >> SLICE_BITS;
      take(number, slices.get(number), watched.place);
    }
  }

  /** Takes one of those that are due; null if none is. */
  Watched poll(long now) {
    Map.Entry<Long, List<Watched>> first = slices.firstEntry();
    if (first == null || end(first) - now > 0) {
      return null;
    }
    return take(first.getKey(), first.getValue(), first.getValue().size() - 1);
  }

  /** When one is due again, as System.nanoTime; at the latest {@code atLatest}. */
  long nextDue(long atLatest) {
    Map.Entry<Long, List<Watched>> first = slices.firstEntry();
    return first == null || end(first) - atLatest > 0 ? atLatest : end(first);
  }

  /** One of those that are due next; null where there is none. */
  Watched next() {
    Map.Entry<Long, List<Watched>> first = slices.firstEntry();
    return first == null ? null : first.getValue().get(0);
  }

  int size() {
    return size;
  }

  /** Takes all, in no order. */
  List<Watched> takeAll() {
    List<Watched> all = new ArrayList<Watched>(size);
    for (List<Watched> slice : slices.values()) {
      all.addAll(slice);
    }
    slices.clear();
    last = null;
    size = 0;
    return all;
  }

  private static long end(Map.Entry<Long, List<Watched>> slice) {
    return (slice.getKey() + 1) << SLICE_BITS;
  }

  /** What was last in its slice moves to its place. */
  private Watched take(long number, List<Watched> slice, int place) {
    Watched taken = slice.get(place);
    Watched moved = slice.remove(slice.size() - 1);
    if (moved != taken) {
      slice.set(place, moved);
      moved.place = place;
    }
    if (slice.isEmpty()) {
      slices.remove(number);
      last = null;
    }
    taken.place = Watched.NOWHERE;
    size--;
    return taken;
  }
}
