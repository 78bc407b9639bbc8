package dev.keepalive.agent;

import dev.keepalive.agent.config.setting.LogLevel;
import dev.keepalive.agent.config.source.Configuration;
import dev.keepalive.agent.isolation.PrivateSystem;
import dev.keepalive.agent.isolation.UtcLines;
import dev.keepalive.agent.linux.Writable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the agent's logger: SLF4J's simple one, on stderr or appended to {@code log-file}. */
final class AgentLog {

  private static final String SIMPLE = "org.slf4j.simpleLogger.";

  private final Logger log;
  private final LogLines lines;
  private final boolean ownsStream;

  private AgentLog(Logger log, LogLines lines, boolean ownsStream) {
    this.log = log;
    this.lines = lines;
    this.ownsStream = ownsStream;
  }

  /** The log, as configured. Reports a log file that cannot be opened, and uses stderr. */
  static AgentLog start(Configuration configuration) {
    // the private properties of the agent's own copy of SLF4J, not the JVM's
    PrivateSystem.setProperty("slf4j.provider", "org.slf4j.simple.SimpleServiceProvider");
    PrivateSystem.setProperty("slf4j.internal.verbosity", "ERROR");
    PrivateSystem.setProperty(SIMPLE + "defaultLogLevel", configuration.log().toString());
    PrivateSystem.setProperty(SIMPLE + "showThreadName", "false");
    PrivateSystem.setProperty(SIMPLE + "configurationFile", "none");

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
    PrivateSystem.logTo(new UtcLines(lines));
    Logger log = slf4j();
    if (notOpened != null) {
      log.warn("log-file cannot be written, logging to stderr: {}", notOpened);
    }
    return new AgentLog(log, lines, ownsStream);
  }

  /** What the agent logs to. */
  Logger logger() {
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

  /** SLF4J looks for its configuration through the context class loader: lend it the agent's. */
  private static Logger slf4j() {
    Thread thread = Thread.currentThread();
    ClassLoader context = thread.getContextClassLoader();
    thread.setContextClassLoader(AgentLog.class.getClassLoader());
    try {
      return LoggerFactory.getLogger("keepalive-agent");
    } finally {
      thread.setContextClassLoader(context);
    }
  }
}
