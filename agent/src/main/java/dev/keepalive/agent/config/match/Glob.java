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

  /** Stands where a wildcard is. */
  private static final char ANY = '\u0003';

  private final String pattern;

  Glob(String text) {
    StringBuilder lower = new StringBuilder(text.length());
    for (int i = 0; i < length(text); i++) {
      lower.append(lower(text.charAt(i)));
    }
    this.pattern = lower.toString();
  }

  /** The length of a host name without the dot of the root. */
  public static int length(String host) {
    int length = host.length();
    return length > 1 && host.charAt(length - 1) == '.' ? length - 1 : length;
  }

  private static char lower(char c) {
    return Character.toLowerCase(c);
  }

  /** Whether a name is as the pattern says. Allocates nothing. */
  public boolean matches(String host) {
    return matches(host, length(host));
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

  /** Whether it is more than one name. */
  public boolean hasWildcards() {
    return pattern.indexOf('*') >= 0 || pattern.indexOf('?') >= 0;
  }

  /** The {@link #hash(String)} of the name that it is if it has no wildcards. */
  public int hash() {
    return hash(pattern);
  }

  /** A hash of a name that is the same for each way to write it. Allocates nothing. */
  public static int hash(String host) {
    int hash = 0;
    int length = length(host);
    for (int i = 0; i < length; i++) {
      hash = 31 * hash + lower(host.charAt(i));
    }
    return hash ^ hash >>> 16;
  }

  /**
   * Which letters stand side by side in each name that it matches, as bits: a name whose {@link
   * #pairs(String, int)} lacks one of them does not match.
   *
   * @param hash which of two independent hashes gives a pair its bit, 0 or 1
   */
  public long pairs(int hash) {
    long pairs = 0;
    char before = EDGE;
    for (int i = 0; i <= pattern.length(); i++) {
      char letter = i == pattern.length() ? EDGE : pattern.charAt(i);
      letter = isWildcard(letter) ? ANY : letter;
      pairs |= before == ANY || letter == ANY ? 0 : pair(before, letter, hash);
      before = letter;
    }
    return pairs;
  }

  /** Which letters stand side by side in a name, as bits. Allocates nothing. */
  public static long pairs(String host, int hash) {
    long pairs = 0;
    char before = EDGE;
    int length = length(host);
    for (int i = 0; i < length; i++) {
      char letter = lower(host.charAt(i));
      pairs |= pair(before, letter, hash);
      before = letter;
    }
    return pairs | pair(before, EDGE, hash);
  }

  /** Multiplicative hashing: Knuth, The Art of Computer Programming, volume 3, section 6.4. */
  private static long pair(char before, char letter, int hash) {
    int product = (before * 257 + letter) * (hash == 0 ? 0x9e37_79b1 : 0x85eb_ca6b);
    return 1L << (product >>> 26);
  }

  private static boolean isWildcard(char c) {
    return c == '*' || c == '?';
  }
}
