package dev.keepalive.agent.weave;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URL;
import java.security.ProtectionDomain;

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
    byte[] bytes = bytes();
    Method privateLookupIn;
    try {
      privateLookupIn = MethodHandles.class.getMethod("privateLookupIn", Class.class, Lookup.class);
    } catch (NoSuchMethodException java8) {
      defineOnJava8(bytes);
      return;
    }
    // any class of java.net that every JVM has loaded by now; Socket would have to be woven at once
    Object lookup = privateLookupIn.invoke(null, URL.class, MethodHandles.lookup());
    Lookup.class.getMethod("defineClass", byte[].class).invoke(lookup, (Object) bytes);
  }

  /** Java 8 has no other way into the boot loader; Unsafe.defineClass was removed in 11. */
  private static void defineOnJava8(byte[] bytes) throws ReflectiveOperationException {
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
        .invoke(
            theUnsafe.get(null), "java/net/KeepaliveBridge", bytes, 0, bytes.length, null, null);
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
