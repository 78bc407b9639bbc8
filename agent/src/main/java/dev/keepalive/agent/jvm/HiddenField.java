package dev.keepalive.agent.jvm;

import java.lang.reflect.Field;

/**
 * A non-public field of a JDK object. Where it is missing, {@link #isThere} is false, and to read
 * it an {@link UnsupportedOperationException}. Immutable, thread-safe.
 */
public final class HiddenField {

  private final Class<?> type;

  /** Where it lies in its object; negative where it is missing, or read by reflection. */
  private final long offset;

  /** Null where it is missing, or read directly. */
  private final Field field;

  private HiddenField(Class<?> type, long offset, Field field) {
    this.type = type;
    this.offset = offset;
    this.field = field;
  }

  /**
   * Looked for when its package is open to the agent, or never found.
   *
   * @param type null counts as a class that has no such field
   */
  public static HiddenField of(Class<?> type, String name) {
    if (type != null && DirectAccess.isThere()) {
      try {
        return new HiddenField(type, DirectAccess.internals().offset(type, name), null);
      } catch (InternalError missing) {
        return new HiddenField(type, -1, null);
      }
    }
    return new HiddenField(type, -1, type == null ? null : Reflection.field(type, name));
  }

  /** As {@link #of(Class, String)}; the class is loaded by the boot loader and not initialised. */
  public static HiddenField of(String className, String name) {
    return of(JavaBase.type(className), name);
  }

  /**
   * What a static int field holds.
   *
   * @param absent the answer where this JDK has not got it, or hides it
   */
  public static int constant(String className, String name, int absent) {
    Class<?> type = JavaBase.type(className);
    if (type == null) {
      return absent;
    }
    try {
      if (DirectAccess.isThere()) {
        return DirectAccess.internals().constant(type, name);
      }
      Field field = Reflection.field(type, name);
      return field == null ? absent : (Integer) Reflection.get(field, null);
    } catch (LinkageError | InternalError notInThisJdk) {
      return absent;
    }
  }

  /** Whether this JDK has it, and shows it. */
  public boolean isThere() {
    return offset >= 0 || field != null;
  }

  /** Whether it is there, and in this object. */
  public boolean isIn(Object owner) {
    return isThere() && type.isInstance(owner);
  }

  public Object get(Object owner) {
    return offset < 0
        ? Reflection.get(field, owner)
        : DirectAccess.internals().object(checked(owner), offset);
  }

  public int getInt(Object owner) {
    return offset < 0
        ? (Integer) Reflection.get(field, owner)
        : DirectAccess.internals().number(checked(owner), offset);
  }

  public boolean getBoolean(Object owner) {
    return offset < 0
        ? (Boolean) Reflection.get(field, owner)
        : DirectAccess.internals().flag(checked(owner), offset);
  }

  public void setInt(Object owner, int value) {
    if (offset >= 0) {
      DirectAccess.internals().number(checked(owner), offset, value);
      return;
    }
    try {
      if (field == null) {
        throw new UnsupportedOperationException("this JDK hides a field of " + owner.getClass());
      }
      field.setInt(owner, value);
    } catch (IllegalAccessException e) {
      throw new UnsupportedOperationException(e);
    }
  }

  /** The memory of any other object would be read as well. */
  private Object checked(Object owner) {
    return type.cast(owner);
  }
}
