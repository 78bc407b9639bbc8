package dev.keepalive.agent.config;

import java.util.Map;
import java.util.Properties;

/** All that was configured. Immutable. */
public final class Configuration {
  private final Policy policy;
  private final LogLevel log;
  private final String logFile;
  private final boolean abortOnError;
  private final int sweepSeconds;

  Configuration(
      Policy policy, LogLevel log, String logFile, boolean abortOnError, int sweepSeconds) {
    this.policy = policy;
    this.log = log;
    this.logFile = logFile;
    this.abortOnError = abortOnError;
    this.sweepSeconds = sweepSeconds;
  }

  /**
   * Reads the configuration from all its sources. Never throws.
   *
   * @param agentArgument what followed {@code -javaagent:keepalive-agent.jar=}, or null
   */
  public static Loaded load(
      String agentArgument, Properties systemProperties, Map<String, String> environment) {
    return new Loader().load(agentArgument, systemProperties, environment);
  }

  /** Which connection gets which settings. */
  public Policy policy() {
    return policy;
  }

  /** False: the agent does nothing. */
  public boolean enabled() {
    return policy.general().enabled();
  }

  /** How much is logged. */
  public LogLevel log() {
    return log;
  }

  /** Path of the file to log to, or null for stderr. */
  public String logFile() {
    return logFile;
  }

  /** Whether the JVM is to exit if the configuration is broken. */
  public boolean abortOnError() {
    return abortOnError;
  }

  /** Time between two sweeps in seconds; 0: none, negative: only where something goes native. */
  public int sweepSeconds() {
    return sweepSeconds;
  }
}
