package dev.keepalive.agent.boot;

import java.lang.instrument.Instrumentation;

/**
 * Stays out of the JDK's own tools, which {@code JAVA_TOOL_OPTIONS} reaches as well: javac, jps,
 * keytool, jcmd … From Java 9 on their launchers set {@code jdk.module.main}; on Java 8 only {@code
 * sun.java.command} tells. Also of {@code java -version} and the like, which run no program.
 */
final class JdkTool implements EarlyCheck {

  private static final String[] MAIN_CLASSES = {
    "com.sun.tools.", "com.sun.java.util.jar.", "sun.tools.", "sun.security.tools.", "sun.rmi.",
    "sun.jvm.hotspot.", "sun.applet.", "sun.nio.cs.", "com.sun.corba.", "com.sun.imageio.",
    "jdk.nashorn.tools.", "com.sun.jndi.", "com.sun.xml.internal.ws.", "com.sun.javafx.tools.",
  };

  @Override
  public String refusal(String argument, Instrumentation instrumentation) {
    String module = System.getProperty("jdk.module.main");
    if (module != null) {
      return module.startsWith("jdk.") || module.startsWith("java.") ? SILENT : null;
    }
    String command = System.getProperty("sun.java.command");
    if (command != null) {
      for (String mainClass : MAIN_CLASSES) {
        if (command.startsWith(mainClass)) {
          return SILENT;
        }
      }
    }
    // java -version: the launcher has a command for whatever it runs; other programs that start a
    // JVM, such as jsvc, have none, but are not the launcher either
    return command == null && "SUN_STANDARD".equals(System.getProperty("sun.java.launcher"))
        ? SILENT
        : null;
  }
}
