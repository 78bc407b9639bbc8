package dev.keepalive.agent.jvm;

import java.io.IOException;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * The JDK's non-public members, in packages that were opened to the agent. What is not there is
 * null, and what needs it throws {@link UnsupportedOperationException}, which leads to another way.
 */
public final class Reflection {

  private Reflection() {}

  public static Field field(Class<?> type, String name) {
    try {
      return accessible(type.getDeclaredField(name));
    } catch (NoSuchFieldException absent) {
      return null;
    }
  }

  public static Method method(Class<?> type, String name, Class<?>... parameters) {
    try {
      return accessible(type.getDeclaredMethod(name, parameters));
    } catch (NoSuchMethodException absent) {
      return null;
    }
  }

  /** Null where the package is not open: InaccessibleObjectException, which Java 8 has not. */
  private static <T extends AccessibleObject> T accessible(T member) {
    try {
      member.setAccessible(true);
      return member;
    } catch (RuntimeException closed) {
      return null;
    }
  }

  public static Object get(Field field, Object target) {
    if (field == null) {
      throw new UnsupportedOperationException("this JDK hides a field of " + target.getClass());
    }
    try {
      return field.get(target);
    } catch (IllegalAccessException e) {
      throw new UnsupportedOperationException(e);
    }
  }

  public static Object call(Method method, Object target, Object... arguments) throws IOException {
    if (method == null) {
      throw new UnsupportedOperationException("this JDK hides a method of " + target.getClass());
    }
    try {
      return method.invoke(target, arguments);
    } catch (IllegalAccessException e) {
      throw new UnsupportedOperationException(e);
    } catch (InvocationTargetException e) {
      throw new IOException(otherCause(e));
    }
  }

  /** Throws what the call threw where the caller may; else returns it. */
  static Throwable otherCause(InvocationTargetException e) throws IOException {
    Throwable cause = e.getCause();
    if (cause instanceof IOException) {
      throw (IOException) cause;
    }
    if (cause instanceof RuntimeException) {
      throw (RuntimeException) cause;
    }
    return cause;
  }
}
