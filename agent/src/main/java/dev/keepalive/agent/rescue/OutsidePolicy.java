package dev.keepalive.agent.rescue;

import dev.keepalive.agent.config.match.MatchTerm;
import dev.keepalive.agent.config.policy.Decision;
import dev.keepalive.agent.config.policy.Policy;
import dev.keepalive.agent.config.policy.Rule;
import java.util.ArrayList;
import java.util.List;

/** The agent's rules for connections of which only the addresses are known. Immutable. */
public final class OutsidePolicy {
  /** In place of a rule's name. */
  public static final String GENERAL = "general";

  private final Policy policy;

  public OutsidePolicy(Policy policy) {
    this.policy = policy;
  }

  /** Which rule decides on a connection, and what it says. */
  public Decision decide(Connection connection) {
    return connection.address().decide(policy);
  }

  /** The name of the rule that decides; {@link #GENERAL} where the general settings hold. */
  public static String name(Rule rule) {
    return rule == null ? GENERAL : rule.name();
  }

  /** The rules that ask for a name, which no one can see from outside. */
  public List<String> rulesByName() {
    List<String> names = new ArrayList<String>();
    for (Rule rule : policy.rules()) {
      for (MatchTerm term : rule.terms()) {
        if (term.names != null) {
          names.add(rule.name());
          break;
        }
      }
    }
    return names;
  }
}
