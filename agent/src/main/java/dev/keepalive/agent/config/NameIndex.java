package dev.keepalive.agent.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * From a host name to the rows whose patterns could match it. Each pattern is filed under what its
 * names begin with, or under what they end with, whichever fewer patterns share. Immutable.
 */
final class NameIndex {
  private final NameSegments prefixes;
  private final NameSegments suffixes;

  /**
   * @param terms a row each
   */
  NameIndex(List<Term> terms) {
    Map<String, Integer> prefixCounts = new HashMap<String, Integer>();
    Map<String, Integer> suffixCounts = new HashMap<String, Integer>();
    for (Term term : terms) {
      if (term.names != null) {
        count(prefixCounts, term.names.prefix());
        count(suffixCounts, term.names.suffix());
      }
    }
    Segments<String> byPrefix = new Segments<String>();
    Segments<String> bySuffix = new Segments<String>();
    for (int row = 0; row < terms.size(); row++) {
      Glob names = terms.get(row).names;
      if (names == null) {
        continue;
      }
      String prefix = names.prefix();
      String suffix = names.suffix();
      if (prefixCounts.get(prefix) <= suffixCounts.get(suffix)) {
        add(byPrefix, prefix, row);
      } else {
        add(bySuffix, new StringBuilder(suffix).reverse().toString(), row);
      }
    }
    prefixes = new NameSegments(byPrefix, false);
    suffixes = new NameSegments(bySuffix, true);
  }

  private static void count(Map<String, Integer> counts, String key) {
    Integer count = counts.get(key);
    counts.put(key, count == null ? 1 : count + 1);
  }

  /** In the order of their characters, the names that begin with a key stand together. */
  private static void add(Segments<String> segments, String key, int row) {
    segments.add(key, key + Character.MAX_VALUE, row);
  }

  /** The longest prefix that patterns have and this name, too; null if there is none. */
  Segments.Range findByPrefix(String host) {
    return prefixes.find(host);
  }

  /** The longest suffix that patterns have and this name, too; null if there is none. */
  Segments.Range findBySuffix(String host) {
    return suffixes.find(host);
  }
}
