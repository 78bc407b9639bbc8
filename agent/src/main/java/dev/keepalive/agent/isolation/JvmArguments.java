package dev.keepalive.agent.isolation;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The options that this JVM was started with, as far as they can be seen without JMX. */
public final class JvmArguments {

  private static final String[] VARIABLES = {
    "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"
  };

  private JvmArguments() {}

  /** Whether the text stands in them: environment, and command line on Linux. */
  public static boolean contain(String text) {
    for (String variable : VARIABLES) {
      String options = System.getenv(variable);
      if (options != null && options.contains(text)) {
        return true;
      }
    }
    // not java.nio.file: its channels initialise InetAddress, which then has read
    // java.net.preferIPv4Stack before the application's main could set it
    try (InputStream commandLine = new FileInputStream("/proc/self/cmdline")) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      byte[] buffer = new byte[4096];
      for (int n = commandLine.read(buffer); n >= 0; n = commandLine.read(buffer)) {
        bytes.write(buffer, 0, n);
      }
      return bytes.toString("ISO-8859-1").contains(text);
    } catch (IOException notLinux) {
      return false;
    }
  }
}
