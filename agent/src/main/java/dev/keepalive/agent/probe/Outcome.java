package dev.keepalive.agent.probe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What the trials together say. Immutable. */
public final class Outcome {
  /** The idle times to choose from, in seconds: the presets', and the default. */
  private static final int[] IDLES = {600, 400, 200, 120, 60, 30, 15};

  private final List<Trial> trials;
  private final Verdict verdict;
  private final long survivedMillis;
  private final Trial forgotten;
  private final Trial ended;

  Outcome(List<Trial> all, boolean interrupted) {
    trials = new ArrayList<Trial>(all);
    Collections.sort(trials);
    forgotten = first(true);
    ended = first(false);
    survivedMillis = survived();
    verdict = interrupted ? Verdict.INTERRUPTED : byTrials();
  }

  private Trial first(boolean isForgotten) {
    for (Trial trial : trials) {
      if (isForgotten ? trial.isForgotten() : trial.isEndedByPeer()) {
        return trial;
      }
    }
    return null;
  }

  /** The longest that has survived, of those below the shortest that has not. */
  private long survived() {
    long longest = 0;
    for (Trial trial : trials) {
      if (trial.equals(forgotten)) {
        break;
      }
      longest = trial.result() == Trial.Result.SURVIVED ? trial.restMillis() : longest;
    }
    return longest;
  }

  private Verdict byTrials() {
    if (forgotten != null && (ended == null || forgotten.compareTo(ended) <= 0)) {
      return forgotten.result() == Trial.Result.SILENT
          ? Verdict.FORGETS_SILENTLY
          : Verdict.FORGETS_WITH_RESET;
    }
    if (ended == null) {
      return Verdict.SURVIVES;
    }
    return ended.result() == Trial.Result.CLOSED_BY_PEER
        ? Verdict.PEER_CLOSES
        : Verdict.PEER_RESETS;
  }

  /** The single trials, the shortest first. */
  public List<Trial> trials() {
    return Collections.unmodifiableList(trials);
  }

  public Verdict verdict() {
    return verdict;
  }

  /** How long a connection was left alone and lived, in milliseconds; 0 where none did. */
  public long survivedMillis() {
    return survivedMillis;
  }

  /** Whether one was forgotten. */
  public boolean isForgotten() {
    return forgotten != null;
  }

  /** How long a connection was left alone and was forgotten, in milliseconds. */
  public long forgottenMillis() {
    return forgotten.restMillis();
  }

  /** When the peer ended a connection by itself, in milliseconds; -1 where it did not. */
  public long endedMillis() {
    return ended == null ? -1 : ended.restMillis();
  }

  /**
   * What {@code idle} is to be, in seconds: at most half of what was survived, and no more than the
   * next preset; null where nothing was survived, or where probes do not help.
   */
  public Integer recommendedIdleSeconds() {
    int half = (int) Math.min(Integer.MAX_VALUE, survivedMillis / 2000);
    if (half == 0 || verdict() == Verdict.PEER_CLOSES || verdict() == Verdict.PEER_RESETS) {
      return null;
    }
    for (int idle : IDLES) {
      if (idle <= half) {
        return idle;
      }
    }
    return half;
  }

  /** What it comes to. */
  public enum Verdict {
    FORGETS_SILENTLY("forgets-silently"),
    FORGETS_WITH_RESET("forgets-with-reset"),
    SURVIVES("survives"),
    PEER_CLOSES("peer-closes"),
    PEER_RESETS("peer-resets"),
    INTERRUPTED("interrupted");

    private final String word;

    Verdict(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }
}
