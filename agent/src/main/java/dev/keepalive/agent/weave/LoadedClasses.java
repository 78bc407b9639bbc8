package dev.keepalive.agent.weave;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds out which of the targets' classes are loaded already. */
final class LoadedClasses {

  private LoadedClasses() {}

  /**
   * The loaded classes, the targets' among them. Where the JVM checks JNI calls, the targets'
   * classes are loaded instead: up to 17, {@code Instrumentation.getAllLoadedClasses} would make
   * {@code -Xcheck:jni} print a warning about its own native code.
   */
  static Class<?>[] of(Instrumentation instrumentation, Set<String> internalNames) {
    if (!checksJni()) {
      return instrumentation.getAllLoadedClasses();
    }
    List<Class<?>> classes = new ArrayList<Class<?>>();
    for (String name : internalNames) {
      Class<?> type = load(name.replace('/', '.'));
      if (type != null) {
        classes.add(type);
      }
    }
    return classes.toArray(new Class<?>[0]);
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, null);
    } catch (ClassNotFoundException notInThisJdk) {
      return null;
    }
  }

  private static boolean checksJni() {
    String checked = "-Xcheck:jni";
    for (String variable :
        new String[] {"JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"}) {
      String options = System.getenv(variable);
      if (options != null && options.contains(checked)) {
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
      return bytes.toString("ISO-8859-1").contains(checked);
    } catch (IOException notLinux) {
      return false;
    }
  }
}
