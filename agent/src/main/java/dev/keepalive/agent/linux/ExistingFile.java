package dev.keepalive.agent.linux;

import dev.keepalive.agent.jvm.HiddenField;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Writes a file that is there, and never makes one. */
public final class ExistingFile {
  private ExistingFile() {}

  /**
   * Replaces what is in the file. The JDK's streams make what is missing, and {@code java.nio.file}
   * initialises what the application may be the first to need; so the file is opened to read, which
   * makes nothing, and by that descriptor to write: proc(5) {@code /proc/self/fd}.
   *
   * @throws IOException where there is no regular file of this path, or it may not be read and
   *     written; or {@code java.io} is not open to the agent
   */
  public static void write(String path, byte[] content) throws IOException {
    if (!new File(path).isFile()) {
      throw new FileNotFoundException(path + " is not a regular file that is there");
    }
    try (FileInputStream there = new FileInputStream(path)) {
      // looked up each time: the package may not have been open before
      HiddenField number = HiddenField.of(FileDescriptor.class, "fd");
      if (!number.isThere()) {
        throw new IOException("this JDK hides FileDescriptor.fd");
      }
      String opened = "/proc/self/fd/" + number.getInt(there.getFD());
      try (OutputStream out = new FileOutputStream(opened)) {
        out.write(content);
      }
    }
  }
}
