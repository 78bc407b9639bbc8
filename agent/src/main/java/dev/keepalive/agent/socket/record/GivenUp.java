package dev.keepalive.agent.socket.record;

/**
 * A connection that the agent itself has ended: {@code idle-close}, {@code answer-timeout} or
 * {@code dead-after} asked for it. Immutable.
 */
public final class GivenUp implements Ended {
  private final ConnectionRecord record;
  private final Cause cause;
  private final long millis;
  private final PeerDeath death;

  private GivenUp(ConnectionRecord record, Cause cause, long millis, PeerDeath death) {
    this.record = record;
    this.cause = cause;
    this.millis = millis;
    this.death = death;
  }

  /** No data went either way for so many milliseconds. */
  public static GivenUp idle(ConnectionRecord record, long millis) {
    return new GivenUp(record, Cause.IDLE, millis, null);
  }

  /** The peer has owed an answer for so many milliseconds. */
  public static GivenUp notAnswering(ConnectionRecord record, long millis) {
    return new GivenUp(record, Cause.NOT_ANSWERING, millis, null);
  }

  /** The peer no longer acknowledges what is sent. */
  public static GivenUp dead(PeerDeath death) {
    return new GivenUp(death.record(), Cause.DEAD, death.silentMillis(), death);
  }

  /** What is told of a peer that is dead; null where its kernel lives. */
  public PeerDeath death() {
    return death;
  }

  @Override
  public ConnectionRecord record() {
    return record;
  }

  /** Why it was ended. */
  public Cause cause() {
    return cause;
  }

  @Override
  public long millis() {
    return millis;
  }

  @Override
  public String rule() {
    return record.rule() == null ? null : record.rule().name();
  }

  @Override
  public String subject() {
    return PeerDeath.subject(record);
  }

  @Override
  public String what() {
    return cause == Cause.DEAD ? death.what() : cause == Cause.IDLE ? "unused" : "stuck";
  }

  @Override
  public String lasting() {
    return cause == Cause.DEAD
        ? death.lasting()
        : cause == Cause.IDLE ? "no data either way for" : "no answer for";
  }

  /**
   * One sentence: {@code peer db.example/10.0.0.7:5432, rule db: no answer for 30 s, though its
   * kernel lives}.
   */
  @Override
  public String sentence() {
    if (death != null) {
      return death.sentence();
    }
    String end = cause == Cause.IDLE ? "" : ", though its kernel lives";
    return subject() + ": " + lasting() + " " + PeerDeath.inWords(millis) + end;
  }

  @Override
  public String freedThread() {
    return null;
  }

  /** Why a connection was ended. */
  public enum Cause {
    /** It carried no data: {@code idle-close}. */
    IDLE,
    /** The peer has not answered: {@code answer-timeout}. */
    NOT_ANSWERING,
    /** The peer has not acknowledged what was sent: {@code dead-after}. */
    DEAD
  }
}
