package dev.keepalive.agent.isolation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;

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
    try {
      byte[] commandLine = Files.readAllBytes(Paths.get("/proc/self/cmdline"));
      return new String(commandLine, StandardCharsets.ISO_8859_1).contains(text);
    } catch (IOException notLinux) {
      return false;
    }
  }
}
