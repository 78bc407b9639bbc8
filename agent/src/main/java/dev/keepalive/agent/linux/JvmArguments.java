package dev.keepalive.agent.linux;

import dev.keepalive.agent.isolation.PrivateSystem;

/** The options that this JVM was started with, as far as they can be seen without JMX. */
public final class JvmArguments {

  private static final String[] VARIABLES = {
    "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"
  };

  private JvmArguments() {}

  /** Whether the text stands in them: environment, and command line on Linux. */
  public static boolean contain(String text) {
    for (String variable : VARIABLES) {
      String options = PrivateSystem.getenv(variable);
      if (options != null && options.contains(text)) {
        return true;
      }
    }
    return ProcFile.read("/proc/self/cmdline").contains(text);
  }
}
