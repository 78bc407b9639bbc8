package dev.keepalive.agent.config.policy;

import dev.keepalive.agent.config.match.Glob;
import dev.keepalive.agent.config.match.MatchTerm;
import java.util.Arrays;
import java.util.List;

/**
 * From a host name to the rows that could match it: by a hash those with this very name, and one
 * after the other those with a pattern. Immutable.
 */
final class NameIndex {
  /** After the last row. */
  static final int NONE = Integer.MAX_VALUE;

  /** By the hash of a name the first row. */
  private final int[] firstRows;

  /** For each row the next one in its bucket. */
  private final int[] nextRows;

  /** The rows with a pattern, ascending. */
  private final int[] patterns;

  /** For each of them what {@link Glob#pairs(int)} says with the first hash. */
  private final long[] pairs;

  /** And with the second. */
  private final long[] otherPairs;

  /**
   * @param terms a row each
   */
  NameIndex(List<MatchTerm> terms) {
    firstRows = new int[Integer.highestOneBit(terms.size() + 1) * 2];
    nextRows = new int[terms.size()];
    Arrays.fill(firstRows, NONE);
    IntList withPattern = new IntList();
    for (int row = 0; row < terms.size(); row++) {
      Glob glob = terms.get(row).names;
      if (glob != null && glob.hasWildcards()) {
        withPattern.add(row);
      }
    }
    // from the last on, so that each bucket is ascending
    for (int row = terms.size() - 1; row >= 0; row--) {
      Glob glob = terms.get(row).names;
      if (glob != null && !glob.hasWildcards()) {
        int bucket = glob.hash() & (firstRows.length - 1);
        nextRows[row] = firstRows[bucket];
        firstRows[bucket] = row;
      }
    }
    patterns = withPattern.toArray();
    pairs = new long[patterns.length];
    otherPairs = new long[patterns.length];
    for (int i = 0; i < patterns.length; i++) {
      pairs[i] = terms.get(patterns[i]).names.pairs(0);
      otherPairs[i] = terms.get(patterns[i]).names.pairs(1);
    }
  }

  /** The first row that may have this name, or {@link #NONE}. */
  int first(String host) {
    return firstRows[Glob.hash(host) & (firstRows.length - 1)];
  }

  /** The row after this one that may have the same name, or {@link #NONE}. */
  int next(int row) {
    return nextRows[row];
  }

  /** How many rows have a pattern. */
  int patterns() {
    return patterns.length;
  }

  /** The row of this pattern; rows ascend with the patterns. */
  int row(int pattern) {
    return patterns[pattern];
  }

  /**
   * Whether this pattern may match a name. Asked first, because it is ten times as fast as to
   * match.
   *
   * @param namePairs what {@link Glob#pairs(String, int)} says of the name with the first hash
   * @param otherNamePairs and with the second
   */
  boolean mayMatch(int pattern, long namePairs, long otherNamePairs) {
    return (pairs[pattern] & ~namePairs) == 0 && (otherPairs[pattern] & ~otherNamePairs) == 0;
  }
}
