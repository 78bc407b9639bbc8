package dev.keepalive.agent.jvm;

import java.lang.reflect.Method;

/**
 * Whether classes of the JDK have been initialised, found out without initialising them: what a
 * static initialiser reads, the application may still want to set. Needs {@code jdk.internal.misc}
 * to be open from Java 9 on. Thread-safe.
 */
public final class Initialized {

  private Initialized() {}

  /** Whether the class is certainly initialised; false also where the JDK does not tell. */
  public static boolean is(Class<?> type) {
    if (DirectAccess.isThere()) {
      return DirectAccess.internals().isInitialized(type);
    }
    if (Ask.SHOULD_BE_INITIALIZED == null) {
      return false;
    }
    try {
      return !(Boolean) Ask.SHOULD_BE_INITIALIZED.invoke(Ask.UNSAFE, type);
    } catch (ReflectiveOperationException | RuntimeException e) {
      return false;
    }
  }

  /** Looked for when it is first needed: by then the package is open. */
  private static final class Ask {
    static final Object UNSAFE;

    /** {@code boolean shouldBeInitialized(Class)}, in every JDK from 8 to 26, or null. */
    static final Method SHOULD_BE_INITIALIZED;

    static {
      Object unsafe = unsafe("jdk.internal.misc.Unsafe");
      if (unsafe == null) {
        unsafe = unsafe("sun.misc.Unsafe"); // Java 8; from 24 on its methods print warnings
      }
      UNSAFE = unsafe;
      SHOULD_BE_INITIALIZED =
          unsafe == null
              ? null
              : Reflection.method(unsafe.getClass(), "shouldBeInitialized", Class.class);
    }

    private static Object unsafe(String name) {
      try {
        return Reflection.get(Reflection.field(Class.forName(name, true, null), "theUnsafe"), null);
      } catch (ClassNotFoundException | RuntimeException notHere) {
        return null;
      }
    }
  }
}
