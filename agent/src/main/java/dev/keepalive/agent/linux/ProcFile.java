package dev.keepalive.agent.linux;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What the kernel tells of this process and of itself, proc(5). */
public final class ProcFile {

  private ProcFile() {}

  /** The whole file, its bytes as ISO 8859-1; empty where there is none. */
  public static String read(String path) {
    // not java.nio.file: its channels initialise InetAddress, which then has read
    // java.net.preferIPv4Stack before the application's main could set it
    try (InputStream file = new FileInputStream(path)) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      byte[] buffer = new byte[4096];
      for (int n = file.read(buffer); n >= 0; n = file.read(buffer)) {
        bytes.write(buffer, 0, n);
      }
      return bytes.toString("ISO-8859-1");
    } catch (IOException notLinux) {
      return "";
    }
  }
}
