package dev.keepalive.agent.isolation;

import java.io.File;
import java.io.IOException;

/**
 * The temporary file from which the JVM loads the native part of the agent's own JNA; the build
 * rewrites JNA's call to here.
 */
public final class LibraryFile {

  private LibraryFile() {}

  /**
   * As {@link File#createTempFile(String, String, File)}, but that one draws the name from a {@code
   * SecureRandom}, and on JDK 25 the classes that this initialises load {@code libnet}: {@code
   * java.net.preferIPv4Stack} would be settled before the application can set it. A name that can
   * be guessed does no harm: the file must not be there yet.
   */
  public static File createTempFile(String prefix, String suffix, File directory)
      throws IOException {
    while (true) {
      String name = prefix + Long.toHexString(System.nanoTime());
      File file = new File(directory, name + (suffix == null ? ".tmp" : suffix));
      if (file.createNewFile()) {
        return file;
      }
    }
  }
}
