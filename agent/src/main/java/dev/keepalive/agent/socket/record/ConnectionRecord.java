package dev.keepalive.agent.socket.record;

import dev.keepalive.agent.config.match.Direction;
import dev.keepalive.agent.config.policy.Decision;
import dev.keepalive.agent.config.policy.Rule;
import dev.keepalive.agent.config.setting.Settings;

/**
 * One connection and what the agent did for it: whoever wants to know of connections is told this,
 * and nothing else. Immutable.
 */
public final class ConnectionRecord {
  private final String kind;
  private final ConnectionAddress address;
  private final Decision decision;
  private final OptionResults results;
  private final boolean found;
  private final boolean again;

  public ConnectionRecord(
      String kind,
      ConnectionAddress address,
      Decision decision,
      OptionResults results,
      boolean found,
      boolean again) {
    this.kind = kind;
    this.address = address;
    this.decision = decision;
    this.results = results;
    this.found = found;
    this.again = again;
  }

  /** What the application calls the socket: {@code SocketChannel}, say. */
  public String kind() {
    return kind;
  }

  /**
   * Whether no hook has seen it: a native library opened or accepted it, and the sweep found it.
   */
  public boolean isFound() {
    return found;
  }

  /** Which side of the connection this process is. */
  public Direction direction() {
    return address.direction();
  }

  /** Where the connection goes. */
  public ConnectionAddress address() {
    return address;
  }

  /** The connection in the words of a rule's match: {@code connect db.example/10.0.0.7:5432}. */
  public String connection() {
    return address.toString();
  }

  /** The rule that decided, or null if the general settings hold. */
  public Rule rule() {
    return decision.rule();
  }

  /** What was wanted. */
  public Settings settings() {
    return decision.settings();
  }

  /** Whether it had settings before: a reload, or an attach, has given it these. */
  public boolean again() {
    return again;
  }

  /** What became of an option. */
  public OptionOutcome outcome(TcpOption option) {
    return results.outcome(option);
  }

  /** Why an option could not be set, in one line; null if it could. */
  public String failure(TcpOption option) {
    return results.failure(option);
  }
}
