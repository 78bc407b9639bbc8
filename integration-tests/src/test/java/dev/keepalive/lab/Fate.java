package dev.keepalive.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
public record Fate(
    int localPort, int peerPort, int said, int answered, boolean corrupt, End ended) {
  /**
   * The end of a connection.
   *
   * @param sinceHeard from the last byte of the peer's to the end
   * @param sinceSaid from the last byte written to the end
   * @param time when it ended
   * @param message of the exception
   */
  public record End(Duration sinceHeard, Duration sinceSaid, Instant time, String message) {}

  private static final Fate UNKNOWN = new Fate(0, 0, 0, 0, false, null);

  /** All that a program told until now, by what it calls its connections. */
  public static Map<String, Fate> of(String output) {
    Map<String, Fate> fates = new LinkedHashMap<>();
    output
        .substring(0, output.lastIndexOf('\n') + 1)
        .lines()
        .filter(line -> line.contains("/"))
        .forEach(
            line -> {
              List<String> fields = List.of(line.split("\t", -1));
              Fate before = fates.getOrDefault(fields.get(1), UNKNOWN);
              fates.put(
                  fields.get(1), before.after(fields.get(0), fields.subList(2, fields.size())));
            });
    return fates;
  }

  /** The fate after one more event: the fields of a line without event and connection. */
  private Fate after(String event, List<String> values) {
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
        Duration.ofMillis(number(values, 0)),
        Duration.ofMillis(number(values, 1)),
        Instant.ofEpochMilli(Long.parseLong(values.get(2))),
        values.get(3));
  }

  private static int number(List<String> values, int index) {
    return Integer.parseInt(values.get(index));
  }

  public boolean isOpen() {
    return localPort != 0 && ended == null;
  }

  public boolean isEnded() {
    return ended != null;
  }

  /** Whether all that it has said was answered, be it open still or not. */
  public boolean hadItsAnswers() {
    return answered > 0 && said == answered;
  }

  public boolean isAnswered() {
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
