package dev.keepalive.agent.config.setting;

/** How much the agent says on stderr, or in the log file. */
public enum LogLevel {
  OFF("off"),
  ERROR("error"),
  WARN("warn"),
  INFO("info"),
  DEBUG("debug");

  /** Where nothing is said. */
  public static final LogLevel DEFAULT = INFO;

  private final String spelling;

  LogLevel(String spelling) {
    this.spelling = spelling;
  }

  /** The level as it is written in a configuration. */
  @Override
  public String toString() {
    return spelling;
  }
}
