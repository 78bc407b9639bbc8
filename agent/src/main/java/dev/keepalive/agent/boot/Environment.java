package dev.keepalive.agent.boot;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.util.HashMap;
import java.util.Map;

/**
 * The environment variables. From JDK 21 on {@code System.getenv} initialises what starts child
 * processes, and {@code jdk.lang.Process.launchMechanism} is settled before the application can set
 * it; there they are read from the kernel, proc(5) {@code /proc/self/environ}. The kernel tells
 * those that the process started with. A program other than the {@code java} command may have
 * changed them before it made the JVM, so there {@code System.getenv} is asked.
 */
final class Environment {

  private static final Map<String, String> VARIABLES = read();

  private Environment() {}

  /** All of them, by name; read once, when they are first needed. */
  static Map<String, String> variables() {
    return VARIABLES;
  }

  private static Map<String, String> read() {
    if (isSettledByGetenv() && "SUN_STANDARD".equals(System.getProperty("sun.java.launcher"))) {
      try {
        return ofTheKernel();
      } catch (IOException e) {
        // not Linux, or a process that may not be looked into
      }
    }
    return System.getenv();
  }

  private static boolean isSettledByGetenv() {
    String version = System.getProperty("java.specification.version");
    return !version.startsWith("1.") && Integer.parseInt(version) > 17;
  }

  /** Those that the process started with. */
  static Map<String, String> ofTheKernel() throws IOException {
    try (InputStream environ = new FileInputStream("/proc/self/environ")) {
      return parse(AllBytes.of(environ, 4096), System.getProperty("sun.jnu.encoding"));
    }
  }

  /** {@code NAME=value}, each ended by a zero. Of two with one name the first counts. */
  static Map<String, String> parse(byte[] environ, String encoding)
      throws UnsupportedEncodingException {
    Map<String, String> variables = new HashMap<String, String>();
    int start = 0;
    for (int i = 0; i < environ.length; i++) {
      if (environ[i] == 0) {
        String variable = new String(environ, start, i - start, encoding);
        int equals = variable.indexOf('=');
        if (equals > 0 && !variables.containsKey(variable.substring(0, equals))) {
          variables.put(variable.substring(0, equals), variable.substring(equals + 1));
        }
        start = i + 1;
      }
    }
    return variables;
  }
}
