package dev.keepalive.agent.config;

import java.io.IOException;
import java.util.Arrays;

/** What a read of the configuration file gave: its bytes, or why there are none. Immutable. */
final class Reading {
  /** Where there is no file to read. */
  static final Reading NO_FILE = new Reading(new byte[0], null);

  /** Not to be changed; empty where there are none. */
  final byte[] bytes;

  /** Why there are none, to follow the path; else null. */
  final String trouble;

  Reading(byte[] bytes, String trouble) {
    this.bytes = bytes;
    this.trouble = trouble;
  }

  /** Reads the file of this path. */
  static Reading of(String path) {
    try {
      return new Reading(ConfigFile.read(path), null);
    } catch (IOException e) {
      return new Reading(NO_FILE.bytes, e.getMessage());
    }
  }

  boolean isNothing() {
    return bytes.length == 0;
  }

  boolean isLike(Reading other) {
    return trouble == null
        ? other.trouble == null && Arrays.equals(bytes, other.bytes)
        : trouble.equals(other.trouble);
  }
}
