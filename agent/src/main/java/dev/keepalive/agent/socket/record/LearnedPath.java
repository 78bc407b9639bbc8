package dev.keepalive.agent.socket.record;

/** What is learned of the path to one peer. Immutable. */
public final class LearnedPath {
  private final String peer;
  private final long safeMillis;
  private final long killedMillis;
  private final long forgotten;

  LearnedPath(String peer, long safeMillis, long killedMillis, long forgotten) {
    this.peer = peer;
    this.safeMillis = safeMillis;
    this.killedMillis = killedMillis;
    this.forgotten = forgotten;
  }

  /** One again, of its {@link #fields}; what comes before the last four is left out. */
  public static LearnedPath read(String[] fields) {
    int first = fields.length - 4;
    return new LearnedPath(
        fields[first],
        Long.parseLong(fields[first + 1]),
        Long.parseLong(fields[first + 2]),
        Long.parseLong(fields[first + 3]));
  }

  /** All of it as text. */
  public String[] fields() {
    return new String[] {
      peer, Long.toString(safeMillis), Long.toString(killedMillis), Long.toString(forgotten)
    };
  }

  /** What survived is safe only below what killed. */
  LearnedPath survived(long millis) {
    boolean isSafe = killedMillis == 0 || millis < killedMillis;
    return isSafe && millis > safeMillis
        ? new LearnedPath(peer, millis, killedMillis, forgotten)
        : this;
  }

  LearnedPath killed(long millis, int connections) {
    long least = killedMillis == 0 ? millis : Math.min(killedMillis, millis);
    return new LearnedPath(
        peer, safeMillis < least ? safeMillis : 0, least, forgotten + connections);
  }

  /** {@code 10.0.0.7:5432}. */
  public String peer() {
    return peer;
  }

  /** The longest silence that a connection survived, in milliseconds; 0 where none is known. */
  public long safeMillis() {
    return safeMillis;
  }

  /** The shortest silence after which a connection was dead, in milliseconds; 0: none was. */
  public long killedMillis() {
    return killedMillis;
  }

  /** How many connections the path had forgotten. */
  public long forgotten() {
    return forgotten;
  }
}
