package dev.keepalive.agent.config;

/** One key and its value, as they stand in a source. Immutable. */
final class Entry {
  private static final int LONGEST_SHOWN = 80;

  private final Source source;
  private final String name;
  private final String value;
  private final int nameAt;
  private final int valueAt;

  /**
   * @param nameAt offset of the name in the source's text, or {@link Source#WHOLE}
   * @param valueAt offset of the value in the source's text, or {@link Source#WHOLE}
   */
  Entry(Source source, String name, String value, int nameAt, int valueAt) {
    this.source = source;
    this.name = name;
    this.value = value;
    this.nameAt = nameAt;
    this.valueAt = valueAt;
  }

  /** The name as it is written, such as {@code KEEPALIVE_IDLE}. */
  String name() {
    return name;
  }

  /** The value, without blanks around it. */
  String value() {
    return value.trim();
  }

  /** A problem with the name. */
  Problem nameProblem(String what) {
    return new Problem(source.at(nameAt) + ": " + what);
  }

  /** A problem with the value: {@code place: name=value what}. */
  Problem valueProblem(String what) {
    return new Problem(source.at(valueAt) + ": " + this + " " + what);
  }

  /** Where the name stands. */
  String place() {
    return source.at(nameAt);
  }

  /** {@code name=value}, on one line. */
  @Override
  public String toString() {
    return shown(name) + "=" + shown(value());
  }

  /** A text as a message can show it: short, on one line, and visible. */
  static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (i == LONGEST_SHOWN) {
        return shown.append('…').toString();
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
