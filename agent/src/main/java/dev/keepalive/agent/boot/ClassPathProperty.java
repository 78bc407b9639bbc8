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

  /**
   * Takes the last entry that is the agent's jar off the property; jars of other agents may stand
   * behind it. Never throws.
   */
  static void restore() {
    try {
      String path = System.getProperty(NAME);
      if (path == null || !System.getProperty("java.specification.version").startsWith("1.")) {
        return;
      }
      int end = path.length();
      for (int before = path.lastIndexOf(File.pathSeparatorChar); before >= 0; ) {
        if (isAgent(new File(path.substring(before + 1, end)))) {
          System.setProperty(NAME, path.substring(0, before) + path.substring(end));
          return;
        }
        end = before;
        before = path.lastIndexOf(File.pathSeparatorChar, before - 1);
      }
    } catch (Throwable t) {
      return; // it stays as Java 8 has made it
    }
  }

  private static boolean isAgent(File entry) throws Exception {
    return entry.getCanonicalFile().equals(Isolated.jar().getCanonicalFile());
  }
}
