package dev.keepalive.agent.boot;

/**
 * The parent of the agent's own class loader: the one of the JDK's that lies below the class path,
 * so that no class of the application's is in reach. From Java 9 on that is the platform loader, on
 * Java 8 the one of the extensions.
 */
final class ParentLoader {

  private ParentLoader() {}

  /** Null stands for the boot loader, as always. */
  static ClassLoader get() throws ReflectiveOperationException {
    ClassLoader system = ClassLoader.getSystemClassLoader();
    if (system.getClass().getClassLoader() == null) {
      return system.getParent(); // the JDK's own, as nearly always
    }
    // -Djava.system.class.loader: the application's, with a parent of its choice
    if (!System.getProperty("java.specification.version").startsWith("1.")) {
      return (ClassLoader) ClassLoader.class.getMethod("getPlatformClassLoader").invoke(null);
    }
    ClassLoader loader = system.getParent();
    while (loader != null && !isOfExtensions(loader)) {
      loader = loader.getParent();
    }
    return loader;
  }

  private static boolean isOfExtensions(ClassLoader loader) {
    return loader.getClass().getName().equals("sun.misc.Launcher$ExtClassLoader");
  }
}
