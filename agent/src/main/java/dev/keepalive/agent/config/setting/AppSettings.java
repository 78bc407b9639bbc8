package dev.keepalive.agent.config.setting;

/** What happens when the application itself sets keepalive options on its socket. */
public enum AppSettings {
  /** The application's explicit calls win. */
  RESPECT("respect"),
  /** It can't switch keepalive off; idle, interval and count that it set explicitly stay. */
  KEEP_ENABLED("keep-enabled"),
  /** As {@link #KEEP_ENABLED}, and values that find a dead peer later than ours are lowered. */
  TIGHTEN("tighten"),
  /** Our values always win. */
  OVERRIDE("override");

  private final String spelling;

  AppSettings(String spelling) {
    this.spelling = spelling;
  }

  /** The mode as it is written in a configuration. */
  @Override
  public String toString() {
    return spelling;
  }
}
