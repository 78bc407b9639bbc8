package sun.nio.ch;

import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.KeepaliveInternals;
import jdk.internal.misc.Unsafe;

/**
 * Defined as a hidden class and nestmate of {@code Net} (JEP 371, Java 15 on), so that it may call
 * the private native methods, which have one signature from 8 to 26. Fields are read by the JDK's
 * own Unsafe, whose methods have these names from 12 on. {@code Net} is initialised by the first of
 * its calls and not before.
 */
public final class KeepaliveNestmate extends KeepaliveInternals {

  private static final Unsafe UNSAFE = Unsafe.getUnsafe();

  public KeepaliveNestmate() {}

  @Override
  public boolean isInitialized(Class<?> type) {
    return !UNSAFE.shouldBeInitialized(type);
  }

  @Override
  public long offset(Class<?> type, String field) {
    return UNSAFE.objectFieldOffset(type, field);
  }

  @Override
  public int constant(Class<?> type, String field) {
    try {
      Field found = type.getDeclaredField(field);
      return UNSAFE.getInt(UNSAFE.staticFieldBase(found), UNSAFE.staticFieldOffset(found));
    } catch (NoSuchFieldException e) {
      throw new InternalError(e);
    }
  }

  @Override
  public Object object(Object owner, long offset) {
    return UNSAFE.getReferenceVolatile(owner, offset);
  }

  @Override
  public int number(Object owner, long offset) {
    return UNSAFE.getIntVolatile(owner, offset);
  }

  @Override
  public void number(Object owner, long offset, int value) {
    UNSAFE.putIntVolatile(owner, offset, value);
  }

  @Override
  public boolean flag(Object owner, long offset) {
    return UNSAFE.getBooleanVolatile(owner, offset);
  }

  @Override
  public void setOption(FileDescriptor descriptor, int level, int number, int value)
      throws IOException {
    NetNatives.setIntOption0(descriptor, false, level, number, value, false);
  }

  @Override
  public int getOption(FileDescriptor descriptor, int level, int number) throws IOException {
    return NetNatives.getIntOption0(descriptor, false, level, number);
  }

  @Override
  public int localPort(FileDescriptor descriptor) throws IOException {
    return NetNatives.localPort(descriptor);
  }
}
