package dev.keepalive.agent.boot;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Java 9's {@code InputStream.readAllBytes}. */
final class AllBytes {

  private AllBytes() {}

  /**
   * All that is still to come.
   *
   * @param size how much is expected; it may be more or less
   */
  static byte[] of(InputStream in, int size) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(Math.max(size, 32));
    byte[] buffer = new byte[8192];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      out.write(buffer, 0, n);
    }
    return out.toByteArray();
  }
}
