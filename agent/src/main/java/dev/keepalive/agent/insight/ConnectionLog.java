package dev.keepalive.agent.insight;

import dev.keepalive.agent.log.Log;
import dev.keepalive.agent.socket.record.ConnectionListener;
import dev.keepalive.agent.socket.record.ConnectionRecord;
import dev.keepalive.agent.socket.record.Failures;
import dev.keepalive.agent.socket.record.OptionOutcome;
import dev.keepalive.agent.socket.record.TcpOption;

/** A line for each connection at {@code debug}; a warning for an option that could not be set. */
public final class ConnectionLog implements ConnectionListener {
  private static final TcpOption[] OPTIONS = TcpOption.values();

  private final Failures failures;
  private final Log log;

  public ConnectionLog(Failures failures, Log log) {
    this.failures = failures;
    this.log = log;
  }

  @Override
  public void settled(ConnectionRecord record) {
    for (TcpOption option : OPTIONS) {
      if (record.outcome(option) == OptionOutcome.FAILED) {
        failures.onOption(record, option);
      }
    }
    if (log.isDebugEnabled()) {
      log.debug(line(record));
    }
  }

  /**
   * {@code connect db.example/10.0.0.7:5432, SocketChannel, rule db: idle 60s, …; SO_KEEPALIVE kept
   * on}: what was simply set is not told.
   */
  static String line(ConnectionRecord record) {
    StringBuilder line = new StringBuilder();
    line.append(record.isFound() ? "sweep: " : "").append(record.connection());
    line.append(", ").append(record.kind());
    line.append(record.rule() == null ? "" : ", rule " + record.rule().name());
    line.append(record.again() ? ", now: " : ": ").append(record.settings());
    for (TcpOption option : OPTIONS) {
      OptionOutcome outcome = record.outcome(option);
      if (record.settings().enabled()
          && outcome != OptionOutcome.SET
          && outcome != OptionOutcome.LEFT_TO_KERNEL) {
        line.append("; ").append(option).append(' ').append(outcome);
      }
    }
    return line.toString();
  }
}
