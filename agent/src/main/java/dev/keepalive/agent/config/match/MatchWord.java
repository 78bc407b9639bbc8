package dev.keepalive.agent.config.match;

import java.util.ArrayList;
import java.util.List;

/** A word of a match, or a comma, and where it stands. Immutable. */
public final class MatchWord {
  public final String text;

  /** Its first character, as an index into the value. */
  final int at;

  MatchWord(String text, int at) {
    this.text = text;
    this.at = at;
  }

  /** Words stand between blanks; a comma is a word of its own. */
  public static List<MatchWord> split(String value) {
    List<MatchWord> words = new ArrayList<MatchWord>();
    int start = 0;
    for (int i = 0; i <= value.length(); i++) {
      char c = i == value.length() ? ' ' : value.charAt(i);
      if (c <= ' ' || c == ',') {
        if (i > start) {
          words.add(new MatchWord(value.substring(start, i), start));
        }
        if (c == ',') {
          words.add(new MatchWord(",", i));
        }
        start = i + 1;
      }
    }
    return words;
  }

  boolean isComma() {
    return text.equals(",");
  }

  public boolean is(String keyword) {
    return text.equalsIgnoreCase(keyword);
  }

  /** Digits and hyphens alone: no host is like that. */
  boolean looksLikePorts() {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && c != '-') {
        return false;
      }
    }
    return true;
  }

  /** Neither a direction nor a port: what goes on a list of addresses. */
  boolean looksLikeAddress() {
    char first = text.charAt(0);
    return first == '[' || (first >= '0' && first <= '9' && text.indexOf(':') < 0);
  }
}
