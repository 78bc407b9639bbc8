package dev.keepalive.agent.rescue;

import dev.keepalive.agent.config.policy.Rule;
import dev.keepalive.agent.socket.record.TcpOption;

/** What became of one connection when settings were applied to it. For one thread. */
public final class Applied {
  /** What came of it. */
  public enum Outcome {
    /** All that is asked for was there already, or is the application's own choice. */
    THERE,
    /** Something was set, or would be. */
    CHANGED,
    /** Its rule, or the general settings, say that nothing is done. */
    EXCLUDED,
    /** It was closed meanwhile. */
    GONE,
    /** An option could not be set. */
    FAILED
  }

  private final Connection connection;
  private final Rule rule;
  private final StringBuilder changes = new StringBuilder();
  private final StringBuilder kept = new StringBuilder();
  private Outcome outcome;
  private String failure;

  Applied(Connection connection, Rule rule, Outcome outcome) {
    this.connection = connection;
    this.rule = rule;
    this.outcome = outcome;
  }

  public Connection connection() {
    return connection;
  }

  /** The rule that decided, or null for the general settings. */
  public Rule rule() {
    return rule;
  }

  public Outcome outcome() {
    return outcome;
  }

  /** What was set, as {@code SO_KEEPALIVE 0 -> 1, TCP_KEEPIDLE 7200 -> 60}. */
  public String changes() {
    return changes.toString();
  }

  /** What the application set itself and keeps, as {@code TCP_KEEPIDLE 30}. */
  public String kept() {
    return kept.toString();
  }

  /** Why an option could not be set, or null. */
  public String failure() {
    return failure;
  }

  void changed(TcpOption option, int before, int now) {
    outcome = Outcome.CHANGED;
    append(changes, option + " " + before + " -> " + now);
  }

  void kept(TcpOption option, int value) {
    append(kept, option + " " + value);
  }

  void failed(String why) {
    outcome = Outcome.FAILED;
    failure = why;
  }

  private static void append(StringBuilder list, String item) {
    list.append(list.length() == 0 ? "" : ", ").append(item);
  }
}
