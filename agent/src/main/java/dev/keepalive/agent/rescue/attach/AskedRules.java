package dev.keepalive.agent.rescue.attach;

import dev.keepalive.agent.rescue.Connection;
import dev.keepalive.agent.rescue.OutsidePolicy;
import java.util.List;

/** Tells connections the rules that the agent in their process has decided by. */
public final class AskedRules {
  private AskedRules() {}

  /** Goes by the descriptor; one that the agent does not know stays without. */
  public static void tell(AgentAnswers answers, List<Connection> connections) {
    for (Connection connection : connections) {
      String rule = answers.rule(connection.descriptor());
      if (rule != null) {
        connection.rule(rule.isEmpty() ? OutsidePolicy.GENERAL : rule);
      }
    }
  }
}
