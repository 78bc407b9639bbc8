package dev.keepalive.agent.jvm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
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

  /** A class of the JDK's, loaded and not initialised; null where this JDK has not got it. */
  public static Class<?> type(String name) {
    try {
      return Class.forName(name, false, null);
    } catch (ClassNotFoundException | LinkageError notInThisJdk) {
      return null;
    }
  }

  static boolean isJava8() {
    return JAVA_8;
  }

  /**
   * Defines a class of {@code java.net} from the agent's jar in the boot loader, unless it is
   * there: from an earlier try that failed later on, or from an agent that was detached. The
   * package must have been opened before.
   */
  public static void define(String internalName) throws ReflectiveOperationException, IOException {
    try {
      Class.forName(internalName.replace('/', '.'), false, null);
    } catch (ClassNotFoundException notYet) {
      byte[] bytes = classFile(internalName);
      if (JAVA_8) {
        defineOnJava8(internalName, bytes);
      } else {
        // any class of java.net that every JVM has loaded by now; Socket would have to be woven
        ModuleSystem.define(bytes, URL.class);
      }
    }
  }

  /** A class file of the agent's jar. */
  static byte[] classFile(String internalName) throws IOException {
    String resource = internalName + ".class";
    try (InputStream in = JavaBase.class.getClassLoader().getResourceAsStream(resource)) {
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
