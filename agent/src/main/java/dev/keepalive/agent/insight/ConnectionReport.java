package dev.keepalive.agent.insight;

import dev.keepalive.agent.config.match.Direction;
import dev.keepalive.agent.socket.record.ConnectionRecord;
import dev.keepalive.agent.socket.record.LearnedPath;
import java.util.List;
import java.util.Map;

/**
 * All that the agent knows, as lines for a tool to read; their parts are separated by tabs. The
 * last line tells that nothing is missing.
 */
public final class ConnectionReport {
  private final StringBuilder text = new StringBuilder();

  /**
   * @param settings what holds in general; where it is off, why
   */
  public ConnectionReport(String version, boolean on, String settings) {
    line("agent", version, on ? "on" : "off", settings);
  }

  /**
   * @param records by descriptor
   */
  public void connections(Map<Integer, ConnectionRecord> records) {
    for (Map.Entry<Integer, ConnectionRecord> connection : records.entrySet()) {
      ConnectionRecord record = connection.getValue();
      line(
          "connection",
          connection.getKey().toString(),
          record.direction() == Direction.CONNECT ? "connect" : "accept",
          record.rule() == null ? "" : record.rule().name(),
          record.connection());
    }
  }

  /**
   * @param lines of {@link ApplicationCallers}
   */
  public void callers(List<String> lines) {
    for (String line : lines) {
      text.append("set\t").append(line).append('\n');
    }
  }

  /** Dead peers so far, as {@link DeadPeerTable} has them. */
  public void deadPeers(List<DeadPeerTable.Row> rows) {
    for (DeadPeerTable.Row row : rows) {
      line(
          "dead",
          row.peer(),
          row.rule(),
          Long.toString(row.deadPeers()),
          Long.toString(row.lastMillis()),
          Long.toString(row.silentMillis()));
    }
  }

  /** What is learned of the paths that they go. */
  public void paths(List<LearnedPath> paths) {
    for (LearnedPath path : paths) {
      String[] fields = path.fields();
      line("path", fields[0], fields[1], fields[2], fields[3]);
    }
  }

  /** The whole text, whose last line is the end. */
  public String end() {
    line("end");
    return text.toString();
  }

  private void line(String... parts) {
    for (int i = 0; i < parts.length; i++) {
      text.append(i == 0 ? "" : "\t");
      for (int j = 0; j < parts[i].length(); j++) {
        char c = parts[i].charAt(j);
        text.append(c < ' ' ? ' ' : c);
      }
    }
    text.append('\n');
  }
}
