package dev.keepalive.agent.config.source;

import java.io.IOException;
import java.util.Arrays;

/** What a read of the configuration file gave: its bytes, or why there are none. Immutable. */
public final class FileSnapshot {
  /** Where there is no file to read. */
  static final FileSnapshot NO_FILE = new FileSnapshot(new byte[0], null);

  /** Not to be changed; empty where there are none. */
  final byte[] bytes;

  /** Why there are none, to follow the path; else null. */
  public final String trouble;

  public FileSnapshot(byte[] bytes, String trouble) {
    this.bytes = bytes;
    this.trouble = trouble;
  }

  /** Reads the file of this path. */
  public static FileSnapshot of(String path) {
    try {
      return new FileSnapshot(ConfigFile.read(path), null);
    } catch (IOException e) {
      return new FileSnapshot(NO_FILE.bytes, e.getMessage());
    }
  }

  public boolean isNothing() {
    return bytes.length == 0;
  }

  public boolean isLike(FileSnapshot other) {
    return trouble == null
        ? other.trouble == null && Arrays.equals(bytes, other.bytes)
        : trouble.equals(other.trouble);
  }
}
