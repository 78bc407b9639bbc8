package dev.keepalive.agent.config;

import java.util.ArrayList;
import java.util.List;

/** A word of a match, or a comma, and where it stands. Immutable. */
final class Word {
  final String text;

  /** Its first character, as an index into the value. */
  final int at;

  Word(String text, int at) {
    this.text = text;
    this.at = at;
  }

  /** Words stand between blanks; a comma is a word of its own. */
  static List<Word> split(String value) {
    List<Word> words = new ArrayList<Word>();
    int start = 0;
    for (int i = 0; i <= value.length(); i++) {
      char c = i == value.length() ? ' ' : value.charAt(i);
      if (c <= ' ' || c == ',') {
        if (i > start) {
          words.add(new Word(value.substring(start, i), start));
        }
        if (c == ',') {
          words.add(new Word(",", i));
        }
        start = i + 1;
      }
    }
    return words;
  }

  boolean isComma() {
    return text.equals(",");
  }

  boolean is(String keyword) {
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
