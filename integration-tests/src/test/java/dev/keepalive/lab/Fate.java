package dev.keepalive.lab;

import java.time.Duration;
import java.util.List;

/**
 * What the program under test told about one of its connections. Immutable.
 *
 * @param localPort its own port; 0 before it is open
 * @param peerPort the peer's port
 * @param said how many bytes it said
 * @param answered how many of them came back, complete answers only
 * @param corrupt whether anything came back wrong
 * @param ended how it ended, or null while it is open
 */
record Fate(int localPort, int peerPort, int said, int answered, boolean corrupt, End ended) {
  /**
   * The end of a connection.
   *
   * @param sinceHeard from the last byte of the peer's to the end
   * @param sinceSaid from the last byte written to the end
   * @param message of the exception
   */
  record End(Duration sinceHeard, Duration sinceSaid, String message) {}

  static final Fate UNKNOWN = new Fate(0, 0, 0, 0, false, null);

  /** The fate after one more event: the fields of a line without event and connection. */
  Fate after(String event, List<String> values) {
    return switch (event) {
      case "opened" ->
          new Fate(number(values, 0), number(values, 1), said, answered, corrupt, ended);
      case "said" -> new Fate(localPort, peerPort, number(values, 0), answered, corrupt, ended);
      case "answered" -> new Fate(localPort, peerPort, said, number(values, 0), corrupt, ended);
      case "corrupt" -> new Fate(localPort, peerPort, said, answered, true, ended);
      case "failed" -> new Fate(localPort, peerPort, said, answered, corrupt, end(values));
      default -> throw new IllegalArgumentException(event);
    };
  }

  private static End end(List<String> values) {
    return new End(
        Duration.ofMillis(number(values, 0)), Duration.ofMillis(number(values, 1)), values.get(2));
  }

  private static int number(List<String> values, int index) {
    return Integer.parseInt(values.get(index));
  }

  boolean isOpen() {
    return localPort != 0 && ended == null;
  }

  boolean isEnded() {
    return ended != null;
  }

  boolean isAnswered() {
    return isOpen() && said == answered;
  }

  Verdict verdict() {
    if (corrupt) {
      return Verdict.CORRUPT;
    }
    if (ended != null) {
      return Verdict.of(ended.message());
    }
    return isAnswered() ? Verdict.ANSWERED : Verdict.HANGS;
  }
}
