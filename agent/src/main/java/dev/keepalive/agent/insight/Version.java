package dev.keepalive.agent.insight;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Which version of the agent this is; the build notes it in the jar, the commit in a second line.
 */
public final class Version {
  private static final int LONGEST = 200;

  /** From the root: the rooms of the house may change. */
  private static final String RESOURCE = "/dev/keepalive/agent/version";

  private Version() {}

  /** The version, or {@code unknown} where there is no jar. */
  public static String text() {
    return line(0, "unknown");
  }

  /** The version and, if it is known, the commit that it was built from. */
  public static String withCommit() {
    String commit = line(1, "");
    return commit.isEmpty() ? text() : text() + " (commit " + commit + ')';
  }

  private static String line(int number, String otherwise) {
    try (InputStream in = Version.class.getResourceAsStream(RESOURCE)) {
      byte[] bytes = new byte[LONGEST];
      int length = in == null ? 0 : in.read(bytes);
      String[] lines =
          new String(bytes, 0, Math.max(0, length), StandardCharsets.UTF_8).split("\n", -1);
      String line = number < lines.length ? lines[number].trim() : "";
      return line.isEmpty() ? otherwise : line;
    } catch (IOException e) {
      return otherwise;
    }
  }
}
