package dev.keepalive.agent.config.policy;

import dev.keepalive.agent.config.match.Direction;
import dev.keepalive.agent.config.setting.Settings;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;

/**
 * Chooses the settings of a connection. Immutable; safe for any thread. Choosing takes no lock,
 * looks no name up and allocates nothing.
 */
public final class Policy {
  private final Settings general;
  private final Decision byGeneral;
  private final List<Rule> rules;
  private final RuleTable connect;
  private final RuleTable accept;

  public Policy(Settings general, List<Rule> rules) {
    this.general = general;
    this.byGeneral = new Decision(null, general);
    this.rules = Collections.unmodifiableList(rules);
    this.connect = rules.isEmpty() ? null : new RuleTable(rules, Direction.CONNECT);
    this.accept = rules.isEmpty() ? null : new RuleTable(rules, Direction.ACCEPT);
  }

  /** For the log: what holds in general. */
  @Override
  public String toString() {
    return general.enabled() ? general.toString() : "by rules alone, in general off";
  }

  /** What a connection gets for which no rule says otherwise. */
  public Settings general() {
    return general;
  }

  /** The rules, in the order in which they are asked. */
  public List<Rule> rules() {
    return rules;
  }

  /** Whether any connection gets anything. */
  public boolean enabled() {
    boolean enabled = general.enabled();
    for (Rule rule : rules) {
      enabled |= rule.settings().enabled();
    }
    return enabled;
  }

  /**
   * Which rule decides on this connection, and what the connection gets. The answers are made once,
   * with the policy.
   *
   * @param direction which side of the connection the application is
   * @param host the remote host as the application asked for it, or its address as text, or null
   * @param remote the remote address, or null if it is not resolved
   * @param remotePort the remote port
   * @param localPort the local port
   */
  public Decision decide(
      Direction direction, String host, InetAddress remote, int remotePort, int localPort) {
    Rule rule = ruleFor(direction, host, remote, remotePort, localPort);
    return rule == null ? byGeneral : rule.decision();
  }

  /** What this connection gets, as {@link #decide} says. */
  public Settings settingsFor(
      Direction direction, String host, InetAddress remote, int remotePort, int localPort) {
    return decide(direction, host, remote, remotePort, localPort).settings();
  }

  /** The rule that decides on this connection, or null if none does. */
  public Rule ruleFor(
      Direction direction, String host, InetAddress remote, int remotePort, int localPort) {
    if (rules.isEmpty()) {
      return null;
    }
    return direction == Direction.CONNECT
        ? connect.find(host, remote, remotePort)
        : accept.find(host, remote, localPort);
  }
}
