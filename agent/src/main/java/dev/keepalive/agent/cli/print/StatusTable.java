package dev.keepalive.agent.cli.print;

import dev.keepalive.agent.config.match.Direction;
import dev.keepalive.agent.rescue.Connection;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The table of {@code status}, and its totals. */
public final class StatusTable {
  private StatusTable() {}

  public static void print(List<Connection> connections, PrintWriter out) {
    boolean severalProcesses = false;
    boolean rules = false;
    for (Connection connection : connections) {
      severalProcesses |= connection.pid() != connections.get(0).pid();
      rules |= connection.rule() != null;
    }
    Table table = new Table();
    List<String> head = new ArrayList<String>();
    if (severalProcesses) {
      head.add("PID");
    }
    head.addAll(
        Arrays.asList(
            "DIRECTION",
            "LOCAL",
            "PEER",
            "STATE",
            "KEEPALIVE",
            "IDLE/INTVL/CNT",
            "USER TIMEOUT",
            "TIMER",
            "IDLE FOR",
            "UNACKED"));
    if (rules) {
      head.add("RULE");
    }
    table.add(head);
    for (Connection connection : connections) {
      table.add(row(connection, severalProcesses, rules));
    }
    if (!connections.isEmpty()) {
      table.print(out);
    }
    out.println(Totals.of(connections));
  }

  private static List<String> row(Connection connection, boolean withPid, boolean withRule) {
    List<String> row = new ArrayList<String>();
    if (withPid) {
      row.add(Integer.toString(connection.pid()));
    }
    row.add(connection.direction() == Direction.CONNECT ? "connect" : "accept");
    row.add(connection.local());
    row.add(connection.peer());
    row.add(connection.state());
    row.add(Words.keepalive(connection));
    row.add(Words.times(connection));
    row.add(Words.userTimeout(connection));
    row.add(Words.timer(connection));
    row.add(Words.idle(connection));
    row.add(Long.toString(connection.unackedBytes()));
    if (withRule) {
      row.add(connection.rule() == null ? Words.UNKNOWN : connection.rule());
    }
    return row;
  }
}
