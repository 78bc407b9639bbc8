package dev.keepalive.agent.config.match;

import java.util.Arrays;

/** Ports as ranges, lowest first and apart from each other. Immutable. */
public final class PortRanges {
  public static final int MOST = 65535;
  static final PortRanges ALL = new PortRanges(new int[] {0}, new int[] {MOST});

  private final int[] lows;
  private final int[] highs;

  private PortRanges(int[] lows, int[] highs) {
    this.lows = lows;
    this.highs = highs;
  }

  public static PortRanges range(int low, int high) {
    return new PortRanges(new int[] {low}, new int[] {high});
  }

  /** These and a further range; what overlaps or touches becomes one. */
  PortRanges and(int low, int high) {
    int[] newLows = new int[lows.length + 1];
    int[] newHighs = new int[lows.length + 1];
    int mergedLow = low;
    int mergedHigh = high;
    int size = 0;
    int i = 0;
    for (; i < lows.length && highs[i] + 1 < low; i++, size++) {
      newLows[size] = lows[i];
      newHighs[size] = highs[i];
    }
    for (; i < lows.length && lows[i] <= high + 1; i++) {
      mergedLow = Math.min(mergedLow, lows[i]);
      mergedHigh = Math.max(mergedHigh, highs[i]);
    }
    newLows[size] = mergedLow;
    newHighs[size++] = mergedHigh;
    for (; i < lows.length; i++, size++) {
      newLows[size] = lows[i];
      newHighs[size] = highs[i];
    }
    return new PortRanges(Arrays.copyOf(newLows, size), Arrays.copyOf(newHighs, size));
  }

  /** How many ranges. */
  public int size() {
    return lows.length;
  }

  public int low(int range) {
    return lows[range];
  }

  public int high(int range) {
    return highs[range];
  }

  /** Whether all ports of the other are of these, too. */
  public boolean contains(PortRanges other) {
    int mine = 0;
    for (int i = 0; i < other.size(); i++) {
      while (mine < lows.length && highs[mine] < other.high(i)) {
        mine++;
      }
      if (mine == lows.length || lows[mine] > other.low(i)) {
        return false;
      }
    }
    return true;
  }
}
