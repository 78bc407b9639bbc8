package dev.keepalive.agent.cli.print;

import dev.keepalive.agent.rescue.attach.AgentAnswers;
import java.util.List;

/** The line of {@code status} about peers that were found dead. */
public final class DeadPeersLine {
  private static final int MOST = 5;

  private DeadPeersLine() {}

  /**
   * {@code dead peers so far: 43 (10.0.0.5:5432 40, 10.0.0.6:5432 3)}, the last first; null where
   * there were none.
   */
  public static String of(List<AgentAnswers.DeadPeers> dead) {
    long all = 0;
    for (AgentAnswers.DeadPeers each : dead) {
      all += each.connections;
    }
    if (all == 0) {
      return null;
    }
    StringBuilder line = new StringBuilder("dead peers so far: ").append(all).append(" (");
    for (int i = 0; i < dead.size() && i < MOST; i++) {
      AgentAnswers.DeadPeers each = dead.get(dead.size() - 1 - i);
      line.append(i == 0 ? "" : ", ").append(each.peer).append(' ').append(each.connections);
    }
    return line.append(dead.size() > MOST ? ", …)" : ")").toString();
  }
}
