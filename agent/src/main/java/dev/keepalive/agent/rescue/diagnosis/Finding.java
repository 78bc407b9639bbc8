package dev.keepalive.agent.rescue.diagnosis;

/** One thing that was looked at, and what came of it. Immutable. */
public final class Finding {
  /** How bad it is; the worst first. */
  public enum Verdict {
    BAD("bad"),
    WARNING("warning"),
    GOOD("good");

    private final String word;

    Verdict(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  private final String id;
  private final Verdict verdict;
  private final String subject;
  private final String reason;
  private final String help;

  Finding(String id, Verdict verdict, String subject, String reason, String help) {
    this.id = id;
    this.verdict = verdict;
    this.subject = subject;
    this.reason = reason;
    this.help = help;
  }

  /**
   * What kind of finding it is, for programs: {@code close-wait}. It stays from version to version.
   */
  public String id() {
    return id;
  }

  public Verdict verdict() {
    return verdict;
  }

  /** What it is about: {@code kernel}, {@code JVM}, a peer. */
  public String subject() {
    return subject;
  }

  /** Why, in one line. */
  public String reason() {
    return reason;
  }

  /** What to set, or to type; null where nothing is to be done. */
  public String help() {
    return help;
  }
}
