package dev.keepalive.agent;

import dev.keepalive.agent.config.setting.LogLevel;
import dev.keepalive.agent.config.source.Configuration;
import dev.keepalive.agent.isolation.PrivateSystem;
import dev.keepalive.agent.linux.Writable;
import dev.keepalive.agent.log.LineLog;
import dev.keepalive.agent.log.Log;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;

/** Starts the agent's log, on stderr or appended to {@code log-file}. */
final class AgentLog {

  private final Log log;
  private final LogLines lines;
  private final boolean ownsStream;

  private AgentLog(Log log, LogLines lines, boolean ownsStream) {
    this.log = log;
    this.lines = lines;
    this.ownsStream = ownsStream;
  }

  /** The log, as configured. Reports a log file that cannot be opened, and uses stderr. */
  static AgentLog start(Configuration configuration) {
    String file = configuration.logFile();
    FileDescriptor descriptor = FileDescriptor.err;
    FileOutputStream out = null;
    String notOpened = null;
    if (file != null && configuration.log() != LogLevel.OFF) {
      try {
        out = new FileOutputStream(file, true);
        descriptor = out.getFD();
      } catch (IOException e) {
        notOpened = e.getMessage();
      }
    }
    boolean ownsStream = out != null;
    if (out == null) {
      out = new FileOutputStream(descriptor);
    }
    LogLines lines = new LogLines(out, new Poll(descriptor));
    PrivateSystem.logTo(lines);
    Log log = new LineLog(lines, level(configuration.log()));
    if (notOpened != null) {
      log.warn("log-file cannot be written, logging to stderr: {}", notOpened);
    }
    return new AgentLog(log, lines, ownsStream);
  }

  /** What the agent logs to. */
  Log logger() {
    return log;
  }

  /** The application starts, or runs: from now on none of its threads waits for the log. */
  void handOver() {
    lines.handOver();
  }

  /** Ends the log: its thread, and its file if it has one. Never throws. */
  void close() {
    try {
      lines.close(ownsStream);
    } catch (Throwable t) {
      return; // there is nobody left to tell
    }
  }

  private static final class Poll implements LogLines.Takes {
    private final FileDescriptor stream;

    Poll(FileDescriptor stream) {
      this.stream = stream;
    }

    @Override
    public boolean atOnce() {
      return Writable.atOnce(stream);
    }
  }

  private static Log.Level level(LogLevel configured) {
    return configured == LogLevel.OFF ? null : Log.Level.valueOf(configured.name());
  }
}
