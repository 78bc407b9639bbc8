package dev.keepalive.agent.config.problem;

/** One key and its value, as they stand in a source. Immutable. */
public final class Entry {
  private final Source source;
  private final String name;
  private final String value;
  private final int nameAt;
  private final int valueAt;
  private final int[] valueOffsets;

  /**
   * @param nameAt offset of the name in the source's text, or {@link Source#WHOLE}
   * @param valueAt offset of the value in the source's text, or {@link Source#WHOLE}
   */
  public Entry(Source source, String name, String value, int nameAt, int valueAt) {
    this(source, name, value, nameAt, valueAt, null);
  }

  /**
   * @param valueOffsets where each character of the value and its end stand in the source's text;
   *     null if they stand there one after the other
   */
  public Entry(
      Source source, String name, String value, int nameAt, int valueAt, int[] valueOffsets) {
    this.source = source;
    this.name = name;
    this.value = value;
    this.nameAt = nameAt;
    this.valueAt = valueAt;
    this.valueOffsets = valueOffsets;
  }

  /** The name as it is written, such as {@code KEEPALIVE_IDLE}. */
  public String name() {
    return name;
  }

  /** The value, without blanks around it. */
  public String value() {
    return value.trim();
  }

  /** The value with the blanks that escapes put around it. */
  public String rawValue() {
    return value;
  }

  /** Where the name stands. */
  public String place() {
    return source.at(nameAt);
  }

  /** A problem with the name: {@code place: what}. */
  public Problem nameProblem(String what) {
    return new Problem(source, nameAt, what);
  }

  /** A problem with the value: {@code place: name=value what}. */
  public Problem valueProblem(String what) {
    return new Problem(source, offset(0), this + " " + what);
  }

  /** A problem with the part of the value that begins at an index: {@code place: name: what}. */
  public Problem partProblem(int index, String what) {
    return new Problem(source, offset(index), Problem.shown(name) + ": " + what);
  }

  private int offset(int index) {
    if (valueAt == Source.WHOLE) {
      return Source.WHOLE;
    }
    int leading = 0;
    while (leading < value.length() && value.charAt(leading) <= ' ') {
      leading++;
    }
    int untrimmed = leading == value.length() ? 0 : leading + index;
    return valueOffsets == null ? valueAt + untrimmed : valueOffsets[untrimmed];
  }

  /** {@code name=value}, on one line. */
  @Override
  public String toString() {
    return Problem.shown(name) + "=" + Problem.shown(value());
  }
}
