package dev.keepalive.agent.jvm;

import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * The native calls of {@code sun.nio.ch.Net} for options of a descriptor. They have one signature
 * from Java 8 to 26; its package must be open to the agent before the first is asked for, from Java
 * 9 on. The first call initialises {@code Net}. A descriptor of null ends the JVM. Thread-safe.
 */
public final class NetCalls {

  private NetCalls() {}

  /** Whether this JDK has them. Finding out initialises nothing. */
  public static boolean areThere() {
    return DirectAccess.isThere() || (Reflected.SET != null && Reflected.GET != null);
  }

  /** Whether {@code Net} is initialised. */
  public static boolean areInitialized() {
    return Net.CLASS != null && Initialized.is(Net.CLASS);
  }

  /**
   * setsockopt(2) of an int.
   *
   * @throws LinkageError if this JDK has not got the call after all
   * @throws UnsupportedOperationException if it hides it
   */
  public static void set(FileDescriptor descriptor, int level, int number, int value)
      throws IOException {
    if (DirectAccess.isThere()) {
      DirectAccess.internals().setOption(descriptor, level, number, value);
    } else {
      call(Reflected.SET, descriptor, false, level, number, value, false);
    }
  }

  /** getsockopt(2) of an int; throws as {@link #set}. */
  public static int get(FileDescriptor descriptor, int level, int number) throws IOException {
    return DirectAccess.isThere()
        ? DirectAccess.internals().getOption(descriptor, level, number)
        : (Integer) call(Reflected.GET, descriptor, false, level, number);
  }

  /** The local port, as getsockname(2) tells it; throws as {@link #set}. */
  public static int localPort(FileDescriptor descriptor) throws IOException {
    return DirectAccess.isThere()
        ? DirectAccess.internals().localPort(descriptor)
        : (Integer) call(Reflected.LOCAL_PORT, descriptor);
  }

  private static Object call(Method method, Object... arguments) throws IOException {
    if (method == null) {
      throw new UnsupportedOperationException("this JDK hides or lacks options by descriptor");
    }
    try {
      return method.invoke(null, arguments);
    } catch (InvocationTargetException e) {
      throw (Error) Reflection.otherCause(e);
    } catch (IllegalAccessException e) {
      throw new UnsupportedOperationException(e);
    }
  }

  /** Loaded, but not initialised. */
  private static final class Net {
    static final Class<?> CLASS = JavaBase.type("sun.nio.ch.Net");
  }

  /** Looked up when first asked for. */
  private static final class Reflected {
    /** {@code (FileDescriptor, mayNeedConversion, level, option, value, isIPv6)}, or null. */
    static final Method SET =
        method(
            "setIntOption0",
            FileDescriptor.class,
            boolean.class,
            int.class,
            int.class,
            int.class,
            boolean.class);

    /** {@code int (FileDescriptor, mayNeedConversion, level, option)}, or null. */
    static final Method GET =
        method("getIntOption0", FileDescriptor.class, boolean.class, int.class, int.class);

    /** {@code int (FileDescriptor)}, or null. */
    static final Method LOCAL_PORT = method("localPort", FileDescriptor.class);

    private static Method method(String name, Class<?>... parameters) {
      return Net.CLASS == null ? null : Reflection.method(Net.CLASS, name, parameters);
    }
  }
}
