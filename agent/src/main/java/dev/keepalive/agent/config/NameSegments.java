package dev.keepalive.agent.config;

/** Host names in the order of their characters, from the front or from the back. Immutable. */
final class NameSegments {
  private final boolean backwards;
  private final String[] starts;
  private final Segments.Range[] ranges;

  NameSegments(Segments<String> segments, boolean backwards) {
    segments.cut();
    this.backwards = backwards;
    this.starts = segments.starts().toArray(new String[0]);
    this.ranges = segments.ranges().toArray(new Segments.Range[0]);
  }

  /** The innermost range of this name, or null. */
  Segments.Range find(String host) {
    int length = Glob.length(host);
    int from = 0;
    int to = starts.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (compare(starts[middle], host, length) <= 0) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from == 0 ? null : ranges[from - 1];
  }

  private int compare(String start, String host, int length) {
    int common = Math.min(start.length(), length);
    for (int i = 0; i < common; i++) {
      char c = Glob.lower(host.charAt(backwards ? length - 1 - i : i));
      if (start.charAt(i) != c) {
        return start.charAt(i) - c;
      }
    }
    return start.length() - length;
  }
}
