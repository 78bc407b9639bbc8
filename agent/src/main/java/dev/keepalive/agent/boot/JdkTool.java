package dev.keepalive.agent.boot;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.net.URISyntaxException;

/**
 * Stays out of the JDK's own tools where an environment variable such as {@code JAVA_TOOL_OPTIONS}
 * has brought the agent: nobody means javac, jps, keytool, jcmd … by it. The JDK's servers are
 * meant, {@code rmiregistry} and the like, and so is a tool that was given the agent on its command
 * line. From Java 9 on the launchers of tools set {@code jdk.module.main}; on Java 8 only {@code
 * sun.java.command} tells. Stays out of {@code java -version} and the like too, which run no
 * program.
 */
final class JdkTool implements EarlyCheck {

  /** Of Java 8. */
  private static final String[] TOOLS = {
    "com.sun.tools.", "com.sun.java.util.jar.", "sun.tools.", "sun.security.tools.", "sun.rmi.",
    "sun.jvm.hotspot.", "sun.applet.", "sun.nio.cs.", "com.sun.corba.", "com.sun.imageio.",
    "jdk.nashorn.tools.", "com.sun.jndi.", "com.sun.xml.internal.ws.", "com.sun.javafx.tools.",
  };

  /** Main classes of what runs until it is stopped, and of what runs an application's source. */
  private static final String[] NO_TOOLS = {
    "sun.rmi.registry.", // rmiregistry
    "sun.rmi.server.Activation", // rmid
    "com.sun.corba.se.impl.naming.cosnaming.", // tnameserv
    "com.sun.corba.se.impl.activation.ORBD", // orbd
    "sun.tools.jstatd.", // jstatd
    "sun.net.httpserver.simpleserver.", // jwebserver
    "jdk.httpserver", // java -m jdk.httpserver: the module alone
    "com.sun.tools.javac.launcher.", // java Program.java
  };

  /** With one of these a server ends by itself. */
  private static final String[] HELP = {"-h", "-help", "--help", "-?", "-version", "--version"};

  @Override
  public String refusal(String argument, Instrumentation instrumentation) {
    String command = System.getProperty("sun.java.command");
    // java -version: the launcher has a command for whatever it runs; other programs that start a
    // JVM, such as jsvc, have none, but are not the launcher either
    if (command == null && "SUN_STANDARD".equals(System.getProperty("sun.java.launcher"))) {
      return SILENT;
    }
    return endsByItself(System.getProperty("jdk.module.main"), command) && isUnasked()
        ? SILENT
        : null;
  }

  /**
   * Whether this is one of the JDK's tools and no server.
   *
   * @param module the property {@code jdk.module.main}, or null
   * @param command the main class, from Java 9 on with its module before it if it has one, and the
   *     arguments; or null
   */
  static boolean endsByItself(String module, String command) {
    if (module != null && !module.startsWith("jdk.") && !module.startsWith("java.")) {
      return false;
    }
    String[] words = command == null ? new String[] {""} : command.split(" ", -1);
    String mainClass = words[0].substring(words[0].indexOf('/') + 1);
    if (startsWithOneOf(NO_TOOLS, mainClass)) {
      return words.length > 1 && isOneOf(HELP, words[1]);
    }
    return module != null || startsWithOneOf(TOOLS, mainClass);
  }

  private static boolean isUnasked() {
    try {
      return AgentOption.ofThisJvm().isInEnvironmentOnly();
    } catch (IOException e) {
      return true;
    } catch (URISyntaxException e) {
      return true;
    }
  }

  private static boolean startsWithOneOf(String[] prefixes, String text) {
    for (String prefix : prefixes) {
      if (text.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOneOf(String[] texts, String text) {
    for (String one : texts) {
      if (one.equals(text)) {
        return true;
      }
    }
    return false;
  }
}
