package dev.keepalive.agent.config.policy;

import java.util.Arrays;

/** A growing list of numbers, unboxed. */
final class IntList {
  private static final int[] NONE = {};

  private int[] rows = new int[8];
  private int size;

  void add(int row) {
    if (size == rows.length) {
      rows = Arrays.copyOf(rows, size * 2);
    }
    rows[size++] = row;
  }

  int[] toArray() {
    return size == 0 ? NONE : Arrays.copyOf(rows, size);
  }
}
