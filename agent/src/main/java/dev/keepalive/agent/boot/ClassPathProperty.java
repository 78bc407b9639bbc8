package dev.keepalive.agent.boot;

import java.io.File;

/**
 * Java 8 appends the jar of each {@code -javaagent:} to the system property {@code
 * java.class.path}, where the application sees it; later versions do not. Taken off again before
 * {@code main}: the system class loader has read the property long before.
 */
final class ClassPathProperty {

  private static final String NAME = "java.class.path";

  private ClassPathProperty() {}

  /** Takes the agent's jar off the end of the property, if it is there. Never throws. */
  static void restore() {
    try {
      String path = System.getProperty(NAME);
      int end = path == null ? -1 : path.lastIndexOf(File.pathSeparatorChar);
      if (end >= 0 && isAgent(new File(path.substring(end + 1)))) {
        System.setProperty(NAME, path.substring(0, end));
      }
    } catch (Throwable t) {
      return; // it stays as Java 8 has made it
    }
  }

  private static boolean isAgent(File last) throws Exception {
    return System.getProperty("java.specification.version").startsWith("1.")
        && last.getCanonicalFile().equals(Isolated.jar().getCanonicalFile());
  }
}
