package dev.keepalive.agent.config.problem;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** One thing that is wrong, or unwise, in a configuration. Immutable. */
public final class Problem {
  private static final int LONGEST_SHOWN = 80;

  private final Source source;
  private final int at;
  private final String what;

  /**
   * @param at offset in the source's text, or {@link Source#WHOLE}
   */
  public Problem(Source source, int at, String what) {
    this.source = source;
    this.at = at;
    this.what = what;
  }

  /** One clear line: where, which value, what is allowed, and what was perhaps meant. */
  @Override
  public String toString() {
    return source.at(at) + ": " + what;
  }

  /** The line of the file with its number and a caret below the place, or "" if it has none. */
  public String excerpt() {
    return source.excerpt(at);
  }

  /** Problems of one file in the order of their places. */
  public static List<Problem> inOrder(List<Problem> problems) {
    List<Problem> sorted = new ArrayList<Problem>(problems);
    Collections.sort(
        sorted,
        new Comparator<Problem>() {
          @Override
          public int compare(Problem a, Problem b) {
            return Integer.compare(a.at, b.at);
          }
        });
    return sorted;
  }

  /** A text as a message can show it: short, on one line, and visible. */
  public static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (i == LONGEST_SHOWN) {
        return shown.append("...").toString();
      }
      char c = text.charAt(i);
      if (isVisible(c)) {
        shown.append(c);
      } else {
        shown.append("\\u").append(Integer.toHexString(0x10000 | c), 1, 5);
      }
    }
    return shown.toString();
  }

  private static boolean isVisible(char c) {
    switch (Character.getType(c)) {
      case Character.CONTROL:
      case Character.FORMAT:
      case Character.SURROGATE:
      case Character.UNASSIGNED:
      case Character.LINE_SEPARATOR:
      case Character.PARAGRAPH_SEPARATOR:
        return false;
      default:
        return true;
    }
  }
}
