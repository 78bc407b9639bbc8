package dev.keepalive.agent.config.source;

import dev.keepalive.agent.config.address.Digits;
import dev.keepalive.agent.config.problem.Entry;
import dev.keepalive.agent.config.problem.Problem;
import dev.keepalive.agent.config.problem.Problems;
import dev.keepalive.agent.config.problem.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the syntax of {@link java.util.Properties#load(java.io.Reader)} (as of JDK 9: JDK 8 took a
 * comment for an entry after a lone backslash), and unlike it keeps the order of the entries and
 * where each stands, and reports every broken escape with its position.
 */
final class PropertiesParser {
  private final Source source;
  private final String text;
  private final Problems problems;
  private final List<Entry> entries = new ArrayList<Entry>();

  /** A logical line: its characters without continuations, and the offset of each in the text. */
  private final StringBuilder line = new StringBuilder();

  private int[] offsets = new int[128];

  /** The offset of each character of what was unescaped last, and of its end. */
  private int[] plainOffsets = new int[128];

  private int next;

  private PropertiesParser(Source source, String text, Problems problems) {
    this.source = source;
    this.text = text;
    this.problems = problems;
  }

  /** The entries in the order in which they stand; twice the same key is two entries. */
  static List<Entry> parse(Source source, String text, Problems problems) {
    PropertiesParser parser = new PropertiesParser(source, text, problems);
    while (parser.readLine()) {
      parser.readEntry();
    }
    return parser.entries;
  }

  /** Reads the next logical line that is neither blank nor a comment; false at the end. */
  private boolean readLine() {
    line.setLength(0);
    while (next < text.length()) {
      skipBlanks();
      if (line.length() == 0 && next < text.length() && isComment(text.charAt(next))) {
        skipComment();
        continue;
      }
      boolean continues = readPhysicalLine();
      if (!continues && line.length() > 0) {
        return true;
      }
    }
    return line.length() > 0;
  }

  private void skipBlanks() {
    while (next < text.length() && isBlank(text.charAt(next))) {
      next++;
    }
  }

  private void skipComment() {
    while (next < text.length() && !isLineEnd(text.charAt(next))) {
      next++;
    }
    skipLineEnd();
  }

  /** Appends to the logical line; true if a backslash says that it goes on. */
  private boolean readPhysicalLine() {
    boolean escaped = false;
    while (next < text.length() && !isLineEnd(text.charAt(next))) {
      char c = text.charAt(next);
      append(c, next++);
      escaped = c == '\\' && !escaped;
    }
    skipLineEnd();
    if (escaped) {
      line.setLength(line.length() - 1);
    }
    return escaped;
  }

  private void skipLineEnd() {
    if (text.startsWith("\r\n", next)) {
      next += 2;
    } else if (next < text.length()) {
      next++;
    }
  }

  private void append(char c, int offset) {
    if (line.length() + 1 >= offsets.length) {
      offsets = Arrays.copyOf(offsets, offsets.length * 2);
    }
    offsets[line.length()] = offset;
    offsets[line.length() + 1] = offset + 1;
    line.append(c);
  }

  /** Splits the logical line at the first separator: {@code =}, {@code :} or a blank. */
  private void readEntry() {
    int keyEnd = 0;
    boolean escaped = false;
    while (keyEnd < line.length() && (escaped || !isSeparator(line.charAt(keyEnd)))) {
      escaped = line.charAt(keyEnd) == '\\' && !escaped;
      keyEnd++;
    }
    int valueStart = skipBlanks(keyEnd);
    if (valueStart < line.length() && isAssignment(line.charAt(valueStart))) {
      valueStart = skipBlanks(valueStart + 1);
    }
    String key = unescape(0, keyEnd);
    int keyAt = offsets[0];
    int valueAt = offsets[valueStart];
    boolean contiguous = offsets[line.length()] - valueAt == line.length() - valueStart;
    String value = unescape(valueStart, line.length());
    if (key != null && value != null) {
      boolean asWritten = contiguous && value.length() == line.length() - valueStart;
      int[] each = asWritten ? null : Arrays.copyOf(plainOffsets, value.length() + 1);
      entries.add(new Entry(source, key, value, keyAt, valueAt, each));
    }
  }

  private int skipBlanks(int from) {
    int i = from;
    while (i < line.length() && isBlank(line.charAt(i))) {
      i++;
    }
    return i;
  }

  /** The text that a part of the line stands for, or null if an escape in it is broken. */
  private String unescape(int from, int to) {
    StringBuilder plain = new StringBuilder(to - from);
    if (plainOffsets.length < offsets.length) {
      plainOffsets = new int[offsets.length];
    }
    boolean broken = false;
    int i = from;
    while (i < to) {
      plainOffsets[plain.length()] = offsets[i];
      char c = line.charAt(i++);
      if (c != '\\' || i == to) {
        plain.append(c);
        continue;
      }
      char escape = line.charAt(i++);
      if (escape != 'u') {
        plain.append(unescape(escape));
        continue;
      }
      int code = hex(i, to);
      if (code < 0) {
        String what = "broken escape; after \\u stand four hexadecimal digits";
        problems.error(new Problem(source, offsets[i - 2], what));
        broken = true;
      } else {
        plain.append((char) code);
        i += 4;
      }
    }
    plainOffsets[plain.length()] = offsets[to];
    return broken ? null : plain.toString();
  }

  private static char unescape(char escape) {
    switch (escape) {
      case 't':
        return '\t';
      case 'n':
        return '\n';
      case 'r':
        return '\r';
      case 'f':
        return '\f';
      default:
        return escape;
    }
  }

  /** The value of four hexadecimal digits, or -1. ASCII digits only, as Properties has it. */
  private int hex(int from, int to) {
    if (from + 4 > to) {
      return -1;
    }
    int code = 0;
    for (int i = from; i < from + 4; i++) {
      int digit = Digits.hex(line.charAt(i));
      if (digit < 0) {
        return -1;
      }
      code = code * 16 + digit;
    }
    return code;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\f';
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  private static boolean isComment(char c) {
    return c == '#' || c == '!';
  }

  private static boolean isAssignment(char c) {
    return c == '=' || c == ':';
  }

  private static boolean isSeparator(char c) {
    return isAssignment(c) || isBlank(c);
  }
}
