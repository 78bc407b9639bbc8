package dev.keepalive.agent.config.match;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern for host names: {@code *} stands for any text, {@code ?} for one character, case and
 * the dot of the root at the end don't count. Immutable.
 */
public final class Glob {
  /** More than a host name can have: RFC 1035 §2.3.4, without the dot of the root. */
  public static final int MOST_LETTERS = 253;

  /** Before the first letter of a name. */
  static final char START = '\u0002';

  /** After the last letter of a name. */
  static final char END = '\u0003';

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

  /** A letter of a name, in lower case; the one before the first and after the last, too. */
  public static char letter(String host, int i, int length) {
    return i < 0 ? START : i < length ? lower(host.charAt(i)) : END;
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

  /**
   * The texts between the wildcards, which every matching name has: {@link #START} before the
   * name's first letter and {@link #END} after its last belong to them. Never empty.
   */
  public List<String> texts() {
    List<String> texts = new ArrayList<String>();
    int from = -1;
    for (int i = 0; i <= pattern.length(); i++) {
      if (i == pattern.length() || isWildcard(pattern.charAt(i))) {
        add(texts, from, i);
        from = i + 1;
      }
    }
    if (texts.isEmpty()) {
      texts.add(String.valueOf(START));
    }
    return texts;
  }

  private void add(List<String> texts, int from, int to) {
    StringBuilder text = new StringBuilder(pattern.substring(Math.max(from, 0), to));
    if (text.length() == 0) {
      return;
    }
    if (from < 0) {
      text.insert(0, START);
    }
    if (to == pattern.length()) {
      text.append(END);
    }
    texts.add(text.toString());
  }

  private static boolean isWildcard(char c) {
    return c == '*' || c == '?';
  }
}
