package dev.keepalive.agent.config.match;

/**
 * A pattern for host names: {@code *} stands for any text, {@code ?} for one character, case and
 * the dot of the root at the end don't count. Immutable.
 */
public final class Glob {
  /** More than a host name can have: RFC 1035 §2.3.4, without the dot of the root. */
  public static final int MOST_LETTERS = 253;

  /** Stands before the first letter of a name and after its last. */
  private static final char EDGE = '\u0002';

  private final String pattern;

  /** The {@link #pairs} of the pattern with the first hash. */
  private final long pairs;

  /** And with the second. */
  private final long otherPairs;

  Glob(String text) {
    StringBuilder lower = new StringBuilder(text.length());
    for (int i = 0; i < length(text); i++) {
      lower.append(lower(text.charAt(i)));
    }
    this.pattern = lower.toString();
    this.pairs = pairs(pattern, 0);
    this.otherPairs = pairs(pattern, 1);
  }

  /** The length of a host name without the dot of the root. */
  public static int length(String host) {
    int length = host.length();
    return length > 1 && host.charAt(length - 1) == '.' ? length - 1 : length;
  }

  private static char lower(char c) {
    return Character.toLowerCase(c);
  }

  /**
   * Whether a name is as the pattern says. Allocates nothing.
   *
   * @param hostPairs the {@link #pairs} of the name with the first hash: they rule most patterns
   *     out, ten times as fast as a look at each letter
   * @param otherHostPairs and with the second
   */
  public boolean matches(String host, long hostPairs, long otherHostPairs) {
    return (pairs & ~hostPairs) == 0
        && (otherPairs & ~otherHostPairs) == 0
        && matches(host, length(host));
  }

  /**
   * Whether every name that the other matches is matched by this: if this matches the other's
   * pattern, with the wildcards there as characters that only a wildcard stands for.
   */
  boolean covers(Glob other) {
    return matches(other.pattern, other.pattern.length());
  }

  private boolean matches(String text, int length) {
    int at = 0;
    int p = 0;
    int star = -1;
    int starAt = 0;
    while (at < length) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        starAt = at;
      } else if (p < pattern.length() && matches(pattern.charAt(p), lower(text.charAt(at)))) {
        p++;
        at++;
      } else if (star >= 0) {
        p = star + 1;
        at = ++starAt;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  private static boolean matches(char p, char c) {
    return p == c || (p == '?' && c != '*');
  }

  /**
   * Which letters stand side by side in a name, as bits: a name that lacks a pair of a pattern's
   * does not match it. Allocates nothing.
   *
   * @param hash which of two independent hashes gives a pair its bit, 0 or 1
   */
  public static long pairs(String host, int hash) {
    long pairs = 0;
    char before = EDGE;
    for (int i = 0; i <= length(host); i++) {
      char letter = i == length(host) ? EDGE : lower(host.charAt(i));
      // beside a wildcard stands any letter
      if (!isWildcard(before) && !isWildcard(letter)) {
        // Knuth, The Art of Computer Programming, volume 3, section 6.4
        int product = (before * 257 + letter) * (hash == 0 ? 0x9e37_79b1 : 0x85eb_ca6b);
        pairs |= 1L << (product >>> 26);
      }
      before = letter;
    }
    return pairs;
  }

  private static boolean isWildcard(char c) {
    return c == '*' || c == '?';
  }
}
