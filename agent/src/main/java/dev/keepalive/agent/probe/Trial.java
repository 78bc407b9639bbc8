package dev.keepalive.agent.probe;

/** One connection that is left alone for a while, and what became of it. For one thread. */
public final class Trial implements Comparable<Trial> {
  private final long plannedMillis;
  private Result result = Result.WAITING;
  private long restMillis;

  /**
   * @param plannedMillis for how long it is to be left alone
   */
  Trial(long plannedMillis) {
    this.plannedMillis = plannedMillis;
    this.restMillis = plannedMillis;
  }

  long plannedMillis() {
    return plannedMillis;
  }

  /** For how many milliseconds nothing was sent on it, either way, until it was asked or ended. */
  public long restMillis() {
    return restMillis;
  }

  public Result result() {
    return result;
  }

  void asked(long rest) {
    restMillis = rest;
    result = Result.ASKED;
  }

  void ended(Result how) {
    result = how;
  }

  void ended(Result how, long rest) {
    restMillis = rest;
    result = how;
  }

  boolean isOver() {
    return result.isOver;
  }

  boolean isForgotten() {
    return result == Result.SILENT || result == Result.RESET;
  }

  boolean isEndedByPeer() {
    return result == Result.CLOSED_BY_PEER || result == Result.RESET_BY_PEER;
  }

  /** The one that was left alone for less comes first. */
  @Override
  public int compareTo(Trial other) {
    return Long.compare(restMillis, other.restMillis);
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(plannedMillis);
  }

  /** What can become of one. */
  public enum Result {
    /** It is left alone. */
    WAITING(false, "waiting"),
    /** A probe is on its way. */
    ASKED(false, "asked"),
    /** The probe was answered. */
    SURVIVED(true, "survived"),
    /** Probes were not answered: the path has forgotten it. */
    SILENT(true, "silent"),
    /** The probe was answered by a reset: the path has forgotten it. */
    RESET(true, "reset"),
    /** The peer closed it while it was left alone. */
    CLOSED_BY_PEER(true, "closed-by-peer"),
    /** It was reset while it was left alone. */
    RESET_BY_PEER(true, "reset-by-peer"),
    /** The answer of another one made it needless. */
    ABANDONED(true, "abandoned");

    private final boolean isOver;
    private final String word;

    Result(boolean isOver, String word) {
      this.isOver = isOver;
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }
}
