package dev.keepalive.agent.jvm;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.net.URL;
import java.security.ProtectionDomain;

/**
 * What the agent may do in {@code java.base}: see its packages, and add a class. Java 8 hides
 * nothing.
 */
public final class JavaBase {

  private static final boolean JAVA_8 =
      System.getProperty("java.specification.version").startsWith("1.");

  private JavaBase() {}

  /** Opens the packages to the agent's own unnamed module. */
  public static void open(Instrumentation instrumentation, String... packages) {
    if (!JAVA_8) {
      ModuleSystem.open(instrumentation, packages);
    }
  }

  /**
   * Defines a class of {@code java.net}, which must have been opened before, in the boot loader.
   */
  public static void define(String internalName, byte[] bytes) throws ReflectiveOperationException {
    if (JAVA_8) {
      defineOnJava8(internalName, bytes);
    } else {
      // any class of java.net that every JVM has loaded by now; Socket would have to be woven
      ModuleSystem.define(bytes, URL.class);
    }
  }

  /** Java 8 has no other way into the boot loader; Unsafe.defineClass was removed in 11. */
  private static void defineOnJava8(String internalName, byte[] bytes)
      throws ReflectiveOperationException {
    Class<?> unsafeClass = Class.forName("sun.misc.Unsafe");
    Field theUnsafe = unsafeClass.getDeclaredField("theUnsafe");
    theUnsafe.setAccessible(true);
    unsafeClass
        .getMethod(
            "defineClass",
            String.class,
            byte[].class,
            int.class,
            int.class,
            ClassLoader.class,
            ProtectionDomain.class)
        .invoke(theUnsafe.get(null), internalName, bytes, 0, bytes.length, null, null);
  }
}
