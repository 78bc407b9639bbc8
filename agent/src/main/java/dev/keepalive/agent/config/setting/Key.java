package dev.keepalive.agent.config.setting;

/** The settings there are, by the names that they have in every source. */
public enum Key {
  ENABLED("enabled", true, "true or false", "true false"),
  IDLE("idle", true, "1s to 32767s, as 60, 60s, 2m or 1h, or kernel", "kernel"),
  INTERVAL("interval", true, "1s to 32767s, as 60, 60s, 2m or 1h, or kernel", "kernel"),
  COUNT("count", true, "1 to 127, or kernel", "kernel"),
  USER_TIMEOUT("user-timeout", true, "off, auto, or 1ms to 596h, as 500ms, 60s or 2m", "off auto"),
  APP_SETTINGS(
      "app-settings",
      true,
      "respect, keep-enabled, tighten or override",
      "respect keep-enabled tighten override"),
  PRESET(
      "preset",
      true,
      "aws, azure, gcp, kubernetes, failover, libkeepalive or go",
      "aws azure gcp kubernetes failover libkeepalive go"),
  SWEEP("sweep", false, "auto, off, or 1s to 32767s, as 10, 10s or 1m", "off auto"),
  CONFIG("config", false, "the path of a properties file", ""),
  RELOAD("reload", false, "off, or 100ms to 24h, as 500ms, 10s or 2m", "off"),
  LOG("log", false, "off, error, warn, info or debug", "off error warn info debug"),
  LOG_FILE("log-file", false, "the path of a file", ""),
  ON_ERROR("on-error", false, "abort or continue", "abort continue");

  private final String spelling;
  private final boolean inRules;
  private final String allowed;
  private final String words;

  Key(String spelling, boolean inRules, String allowed, String words) {
    this.spelling = spelling;
    this.inRules = inRules;
    this.allowed = allowed;
    this.words = words;
  }

  /** The key of this name, or null. */
  public static Key of(String name) {
    for (Key key : values()) {
      if (key.spelling.equals(name)) {
        return key;
      }
    }
    return null;
  }

  /** The key as argument, file and {@code check} spell it. */
  @Override
  public String toString() {
    return spelling;
  }

  /** Whether a rule can set it for its connections. */
  public boolean standsInRules() {
    return inRules;
  }

  /** What a value may be, for messages. */
  public String allowed() {
    return allowed;
  }

  /** The words that the value may be. */
  String[] words() {
    return words.split(" ", -1);
  }

  /** The index of a word among those that the value may be, or -1. */
  int indexOfWord(String value) {
    String[] all = words();
    for (int i = 0; i < all.length; i++) {
      if (all[i].equalsIgnoreCase(value)) {
        return i;
      }
    }
    return -1;
  }

  /** All names, in the order of the documentation. */
  public static String[] names() {
    Key[] keys = values();
    String[] names = new String[keys.length];
    for (int i = 0; i < keys.length; i++) {
      names[i] = keys[i].spelling;
    }
    return names;
  }
}
