package dev.keepalive.agent;

import dev.keepalive.agent.config.setting.LogLevel;
import dev.keepalive.agent.config.source.Configuration;
import dev.keepalive.agent.isolation.PrivateSystem;
import dev.keepalive.agent.isolation.UtcLines;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the agent's logger: SLF4J's simple one, on stderr or appended to {@code log-file}. */
final class AgentLog {

  private static final String SIMPLE = "org.slf4j.simpleLogger.";

  private AgentLog() {}

  /** The logger, as configured. A log file that cannot be opened is said, and stderr used. */
  static Logger start(Configuration configuration) {
    // the private properties of the agent's own copy of SLF4J, not the JVM's
    PrivateSystem.setProperty("slf4j.provider", "org.slf4j.simple.SimpleServiceProvider");
    PrivateSystem.setProperty("slf4j.internal.verbosity", "ERROR");
    PrivateSystem.setProperty(SIMPLE + "defaultLogLevel", configuration.log().toString());
    PrivateSystem.setProperty(SIMPLE + "showThreadName", "false");
    PrivateSystem.setProperty(SIMPLE + "configurationFile", "none");
    String file = configuration.logFile();
    FileNotFoundException notOpened = null;
    if (file != null && configuration.log() != LogLevel.OFF) {
      try {
        PrivateSystem.logTo(new UtcLines(new FileOutputStream(file, true)));
      } catch (FileNotFoundException e) {
        notOpened = e;
      }
    }
    Logger log = logger();
    if (notOpened != null) {
      log.warn("log-file cannot be written, logging to stderr: {}", notOpened.getMessage());
    }
    return log;
  }

  /** SLF4J looks for its configuration through the context class loader: lend it the agent's. */
  private static Logger logger() {
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
