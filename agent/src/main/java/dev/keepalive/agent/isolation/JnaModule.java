package dev.keepalive.agent.isolation;

import java.lang.reflect.Method;
import java.net.URI;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Makes the agent's own JNA a named module, and lets that one module call native code. From Java 24
 * on (JEP 472) JNA's {@code System.load} makes the JVM print a warning, or fails under {@code
 * --illegal-native-access=deny}; to allow it for the unnamed module would allow it to the whole
 * application. Needs {@code java.lang} and {@code jdk.internal.module} to be open to the agent; all
 * by reflection, because Java 8 has none of it.
 */
public final class JnaModule {

  private static final String NAME = "com.sun.jna";

  private static final Set<String> PACKAGES =
      new HashSet<String>(Arrays.asList(NAME, NAME + ".internal", NAME + ".ptr", NAME + ".win32"));

  private static boolean defined;

  private JnaModule() {}

  /** Before the first class of JNA's is loaded. Does nothing before Java 24, or a second time. */
  public static synchronized void define() throws ReflectiveOperationException {
    Method enableNativeAccess = defined ? null : enableNativeAccess();
    if (enableNativeAccess == null) {
      return;
    }
    defined = true;
    Class<?> descriptorClass = Class.forName("java.lang.module.ModuleDescriptor");
    Object builder = descriptorClass.getMethod("newOpenModule", String.class).invoke(null, NAME);
    Class<?> builderClass = Class.forName("java.lang.module.ModuleDescriptor$Builder");
    builderClass.getMethod("packages", Set.class).invoke(builder, PACKAGES);
    Object descriptor = builderClass.getMethod("build").invoke(builder);

    Class<?> modules = Class.forName("jdk.internal.module.Modules");
    Object module =
        modules
            .getMethod("defineModule", ClassLoader.class, descriptorClass, URI.class)
            .invoke(null, JnaModule.class.getClassLoader(), descriptor, null);
    Class<?> moduleClass = Class.forName("java.lang.Module");
    modules.getMethod("addReadsAllUnnamed", moduleClass).invoke(null, module);
    enableNativeAccess.invoke(module);
  }

  /** Module.implAddEnableNativeAccess, which restricted methods ask; null before Java 24. */
  private static Method enableNativeAccess() throws ReflectiveOperationException {
    String version = System.getProperty("java.specification.version");
    if (version.startsWith("1.") || Integer.parseInt(version) < 24) {
      return null;
    }
    Method method =
        Class.forName("java.lang.Module").getDeclaredMethod("implAddEnableNativeAccess");
    method.setAccessible(true);
    return method;
  }
}
