package dev.keepalive.lab;

import java.time.Duration;
import java.util.function.Function;

/**
 * A fault, and what is expected of each mode.
 *
 * @param title what the user sees, as a heading
 * @param story what is done to the connections
 * @param timing the keepalive settings
 * @param silent whether nothing is said after the fault: an open connection then just waits
 * @param expected what becomes of every connection
 * @param promise when a connection that ends does so; null where none is expected to
 */
record Case(
    String title,
    String story,
    Timing timing,
    boolean silent,
    Function<Mode, Verdict> expected,
    Promise promise) {

  /** How far from its promised time a connection may end. */
  static final Duration TOLERANCE = Duration.ofMillis(1500);

  /**
   * A promised time.
   *
   * @param from what it is counted from, in words
   * @param clock the time of an ended connection that it is about
   * @param after when connections end
   */
  record Promise(String from, Function<Fate.End, Duration> clock, Duration after) {
    @Override
    public String toString() {
      return after.toSeconds() + " s after " + from;
    }

    static Promise sinceHeard(Duration after) {
      return new Promise("the last sign of life", Fate.End::sinceHeard, after);
    }

    static Promise sinceSaid(Duration after) {
      return new Promise("the write", Fate.End::sinceSaid, after);
    }
  }

  /** What became of a connection. */
  Verdict verdict(Fate fate) {
    Verdict verdict = fate.verdict();
    return silent && verdict == Verdict.ANSWERED ? Verdict.WAITS : verdict;
  }

  /** When a connection ended, by the promise's clock. */
  Duration ended(Fate fate) {
    return promise.clock().apply(fate.ended());
  }

  /** How far from the promised time it ended: positive is late. */
  Duration deviation(Fate fate) {
    return ended(fate).minus(promise.after());
  }
}
