package dev.keepalive.agent.boot;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.util.HashMap;
import java.util.Map;

/**
 * The environment variables. From JDK 21 on {@code System.getenv} initialises what starts child
 * processes, and {@code jdk.lang.Process.launchMechanism} is settled before the application can set
 * it; so they are read from the kernel, proc(5) {@code /proc/self/environ}, where they are the
 * same: where the {@code java} command has started this JVM. Another program may have changed its
 * variables before it made the JVM, and the kernel tells those that it started with.
 */
final class Environment {

  private Environment() {}

  /** All of them, by name. */
  static Map<String, String> read() {
    if ("SUN_STANDARD".equals(System.getProperty("sun.java.launcher"))) {
      try {
        byte[] environ = bytes("/proc/self/environ");
        if (environ.length > 0) {
          return parse(environ, System.getProperty("sun.jnu.encoding"));
        }
      } catch (IOException e) {
        // not Linux, or a process that may not be looked into
      }
    }
    return System.getenv();
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

  private static byte[] bytes(String path) throws IOException {
    try (InputStream file = new FileInputStream(path)) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      byte[] buffer = new byte[4096];
      for (int n = file.read(buffer); n >= 0; n = file.read(buffer)) {
        bytes.write(buffer, 0, n);
      }
      return bytes.toByteArray();
    }
  }
}
