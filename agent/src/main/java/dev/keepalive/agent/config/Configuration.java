package dev.keepalive.agent.config;

import java.util.Map;
import java.util.Properties;

/** All that was configured. Immutable. */
public final class Configuration {
  private static final int RELOAD_MILLIS = 10_000;

  private final Policy policy;
  private final Layer all;
  private final Loader loader;

  /**
   * @param all what the sources say together, in general
   * @param loader what can read the file again
   */
  Configuration(Policy policy, Layer all, Loader loader) {
    this.policy = policy;
    this.all = all;
    this.loader = loader;
  }

  /**
   * Reads the configuration from all its sources. Never throws.
   *
   * @param agentArgument what followed {@code -javaagent:keepalive-agent.jar=}, or null
   */
  public static Loaded load(
      String agentArgument, Properties systemProperties, Map<String, String> environment) {
    return Loader.load(agentArgument, systemProperties, environment);
  }

  /** Which connection gets which settings. */
  public Policy policy() {
    return policy;
  }

  /** False: the agent does nothing. */
  public boolean enabled() {
    return policy.enabled();
  }

  /** How much is logged. */
  public LogLevel log() {
    Object level = all.value(Key.LOG);
    return level == null ? LogLevel.INFO : (LogLevel) level;
  }

  /** Path of the file to log to, or null for stderr. */
  public String logFile() {
    return (String) all.value(Key.LOG_FILE);
  }

  /** Whether the JVM is to exit if the configuration is broken. */
  public boolean abortOnError() {
    return all.value(Key.ON_ERROR) == Boolean.TRUE;
  }

  /** Time between two sweeps in seconds; 0: none, negative: only where something goes native. */
  public int sweepSeconds() {
    Object seconds = all.value(Key.SWEEP);
    return seconds == null ? Value.AUTO : (Integer) seconds;
  }

  /** Path of the file that {@code config} names, or null. */
  public String file() {
    return loader.path();
  }

  /** How often the file is looked at for changes, in milliseconds; 0 is never. */
  public int reloadMillis() {
    Object millis = all.value(Key.RELOAD);
    return millis == null ? RELOAD_MILLIS : (Integer) millis;
  }

  /** The same, but for what the file now says. */
  Loaded reloaded(byte[] fileBytes) {
    return loader.reload(fileBytes);
  }
}
