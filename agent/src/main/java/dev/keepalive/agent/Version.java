package dev.keepalive.agent;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Which version of the agent this is; the build notes it in the jar. */
final class Version {
  private static final int LONGEST = 100;

  private Version() {}

  /** The version, or {@code unknown} where there is no jar. */
  static String text() {
    try (InputStream in = Version.class.getResourceAsStream("version")) {
      byte[] bytes = new byte[LONGEST];
      int length = in == null ? 0 : in.read(bytes);
      return length > 0 ? new String(bytes, 0, length, StandardCharsets.UTF_8).trim() : "unknown";
    } catch (IOException e) {
      return "unknown";
    }
  }
}
