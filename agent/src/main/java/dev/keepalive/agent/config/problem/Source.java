package dev.keepalive.agent.config.problem;

import java.util.Arrays;

/** Where entries come from: a file, the agent argument, the properties, the environment. */
public final class Source {
  /** No position within the source: the name of the property or variable says it all. */
  public static final int WHOLE = -1;

  private final String name;
  private final String text;
  private final boolean hasLines;
  private int[] lineStarts;

  private Source(String name, String text, boolean hasLines) {
    this.name = name;
    this.text = text;
    this.hasLines = hasLines;
  }

  /** A file with its whole text. */
  public static Source file(String path, String text) {
    return new Source(path, text, true);
  }

  /** The agent argument, with itself as the text. */
  public static Source argument(String text) {
    return new Source("agent argument", text, false);
  }

  /** Something whose entries are found by their name. */
  public static Source named(String name) {
    return new Source(name, "", false);
  }

  /** Where an offset of the text is, in words: {@code file:line:column}, each from 1. */
  String at(int offset) {
    if (offset == WHOLE) {
      return name;
    }
    if (!hasLines) {
      return name + ", column " + (offset + 1);
    }
    int line = line(offset);
    return name + ":" + (line + 1) + ":" + (offset - lineStarts[line] + 1);
  }

  /** The line that holds an offset, numbered, with a caret below the offset; "" without lines. */
  String excerpt(int offset) {
    if (offset == WHOLE || !hasLines) {
      return "";
    }
    int line = line(offset);
    int start = lineStarts[line];
    int end = start;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    String number = String.valueOf(line + 1);
    StringBuilder excerpt = new StringBuilder();
    excerpt.append(number).append(" | ").append(text, start, end).append('\n');
    for (int i = 0; i < number.length(); i++) {
      excerpt.append(' ');
    }
    excerpt.append(" | ");
    for (int i = start; i < Math.min(offset, end); i++) {
      excerpt.append(text.charAt(i) == '\t' ? '\t' : ' ');
    }
    return excerpt.append('^').toString();
  }

  /** The line that holds this offset, counted from 0. */
  private int line(int offset) {
    if (lineStarts == null) {
      lineStarts = lineStarts(text);
    }
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found : -found - 2;
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[16];
    int lines = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean ends = c == '\n' || (c == '\r' && !text.startsWith("\n", i + 1));
      if (ends) {
        if (lines == starts.length) {
          starts = Arrays.copyOf(starts, lines * 2);
        }
        starts[lines++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, lines);
  }
}
