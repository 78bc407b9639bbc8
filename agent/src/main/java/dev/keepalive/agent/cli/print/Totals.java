package dev.keepalive.agent.cli.print;

import dev.keepalive.agent.rescue.Connection;
import java.util.List;

/** The line below the table of {@code status}. */
public final class Totals {
  private Totals() {}

  /** {@code 5 connections: 3 protected, 2 unprotected, the longest idle of these for 12m}. */
  public static String of(List<Connection> connections) {
    int on = 0;
    int off = 0;
    Connection longest = null;
    for (Connection connection : connections) {
      if (Boolean.TRUE.equals(connection.keepalive())) {
        on++;
      } else if (Boolean.FALSE.equals(connection.keepalive())) {
        off++;
        longest =
            longest == null || Danger.FIRST.compare(connection, longest) < 0 ? connection : longest;
      }
    }
    int unknown = connections.size() - on - off;
    if (connections.isEmpty()) {
      return "no connection";
    }
    return Words.count(connections.size(), "connection")
        + ": "
        + on
        + " protected, "
        + off
        + " unprotected"
        + (longest == null ? "" : ", the longest idle of these for " + Words.idle(longest))
        + (unknown == 0
            ? ""
            : ", "
                + unknown
                + " unknown (their options can be read as root, or with CAP_SYS_PTRACE)");
  }
}
