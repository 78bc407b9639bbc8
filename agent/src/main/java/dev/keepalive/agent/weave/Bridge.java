package dev.keepalive.agent.weave;

import dev.keepalive.agent.jvm.JavaBase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Defines {@code java.net.KeepaliveBridge} in the boot loader. Not by appending a jar to the boot
 * class path: that prints a warning about class data sharing, and turns it off for the application.
 */
final class Bridge {

  private Bridge() {}

  /**
   * Defines the bridge, unless it is there: from an earlier try that failed later on, or from an
   * agent that was detached. {@code java.net} must have been opened to this module before.
   */
  static void define() throws ReflectiveOperationException, IOException {
    try {
      Class.forName("java.net.KeepaliveBridge", false, null);
    } catch (ClassNotFoundException notYet) {
      defineOnce();
    }
  }

  private static void defineOnce() throws ReflectiveOperationException, IOException {
    JavaBase.define("java/net/KeepaliveBridge", bytes());
  }

  private static byte[] bytes() throws IOException {
    String resource = "java/net/KeepaliveBridge.class";
    try (InputStream in = Bridge.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException(resource + " is missing in the agent's jar");
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[4096];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
      }
      return out.toByteArray();
    }
  }
}
