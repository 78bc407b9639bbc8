package dev.keepalive.agent.config.setting;

/**
 * What a connection gets beyond keepalive, which no option of the kernel's does: times after which
 * the agent itself ends it. Immutable.
 */
public final class Limits {
  /** None of them. */
  public static final Limits NONE = new Limits(Quantity.OFF, Quantity.OFF, Quantity.OFF);

  /** Where nothing is said: data under way is given up when an idle peer would be. */
  public static final Limits DEFAULT = new Limits(Quantity.AUTO, Quantity.OFF, Quantity.OFF);

  private final Quantity deadAfter;
  private final Quantity idleClose;
  private final Quantity answerTimeout;

  /**
   * @param deadAfter a time, off or auto
   * @param idleClose a time or off
   * @param answerTimeout a time or off
   */
  public Limits(Quantity deadAfter, Quantity idleClose, Quantity answerTimeout) {
    this.deadAfter = deadAfter;
    this.idleClose = idleClose;
    this.answerTimeout = answerTimeout;
  }

  /**
   * Within how many milliseconds a dead peer is found, in whichever phase the connection is; 0
   * where that is not promised.
   */
  public int deadAfterMillis() {
    return deadAfter.millis();
  }

  /** Whether data under way is given up when an idle peer would be. */
  public boolean isDataBoundByProbing() {
    return deadAfter == Quantity.AUTO;
  }

  /** After how many milliseconds without data either way the connection is closed; 0: never. */
  public int idleCloseMillis() {
    return idleClose.millis();
  }

  /** After how many milliseconds a peer that owes an answer is given up; 0: never. */
  public int answerTimeoutMillis() {
    return answerTimeout.millis();
  }

  /** Whether a time is asked for, so that a connection comes to its end at some time of its own. */
  public boolean isTimed() {
    return deadAfterMillis() > 0 || idleCloseMillis() > 0 || answerTimeoutMillis() > 0;
  }

  /** {@code dead-after} as it would be written. */
  String deadAfter() {
    return written(deadAfter);
  }

  /** {@code idle-close} as it would be written. */
  String idleClose() {
    return written(idleClose);
  }

  /** {@code answer-timeout} as it would be written. */
  String answerTimeout() {
    return written(answerTimeout);
  }

  private static String written(Quantity time) {
    return time.word() == null ? Durations.text(time.millis()) : time.word();
  }

  /** Whether all three are the same. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Limits && toString().equals(other.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /** One line. */
  @Override
  public String toString() {
    return "dead-after "
        + deadAfter()
        + ", idle-close "
        + idleClose()
        + ", answer-timeout "
        + answerTimeout();
  }
}
