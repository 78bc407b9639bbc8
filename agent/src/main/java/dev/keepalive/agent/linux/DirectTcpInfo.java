package dev.keepalive.agent.linux;

import com.sun.jna.FromNativeConverter;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ToNativeConverter;
import dev.keepalive.agent.jvm.Reflection;
import java.lang.reflect.Method;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * {@code getsockopt(TCP_INFO)} by a native method that JNA binds to libc's. {@link Libc} asks
 * through JNA's {@code Function}, whose arguments cost as much as the system call itself; to look
 * at 20,000 connections must cost less. For one thread.
 *
 * <p>JNA's own way to such a method, {@code Native.register}, needs its {@code NativeLibrary},
 * which runs {@code ldconfig} in a child process and starts a thread; so what lies beneath it is
 * called here. Where another JNA does not have it, {@link #make} answers null.
 */
final class DirectTcpInfo {
  private static final String NAME = "getsockopt";
  private static final Class<?>[] PARAMETERS = {
    int.class, int.class, int.class, long.class, long.class
  };
  private static final String SIGNATURE = "(IIIJJ)I";
  private static final int UNCHANGED = -1; // Native.CVT_UNCHANGED
  private static final int C = 0; // Function.C_CONVENTION

  /** What the kernel fills in, and the length of it, which it makes less where it has less. */
  private final ByteBuffer out =
      ByteBuffer.allocateDirect(TcpInfo.SIZE + Integer.BYTES).order(ByteOrder.nativeOrder());

  private final long address = Pointer.nativeValue(Native.getDirectBufferPointer(out));

  private DirectTcpInfo() {
    out.putInt(TcpInfo.SIZE, TcpInfo.SIZE);
  }

  /** Null where it can't be had. */
  static DirectTcpInfo make() {
    try {
      bind();
      return new DirectTcpInfo();
    } catch (ReflectiveOperationException | RuntimeException | LinkageError otherJna) {
      return null;
    }
  }

  /** What the kernel counts of the connection; null where it is none, or closed. */
  TcpInfo of(int descriptor) {
    long size = address + TcpInfo.SIZE;
    if (getsockopt(descriptor, TcpInfo.LEVEL, TcpInfo.OPTION, address, size) != 0) {
      return null;
    }
    byte[] bytes = new byte[TcpInfo.SIZE];
    out.get(bytes);
    ((Buffer) out).rewind(); // which from Java 9 on answers a ByteBuffer
    return new TcpInfo(bytes);
  }

  /** As Native.register for a method that takes and returns plain numbers. */
  private static void bind() throws ReflectiveOperationException {
    Method register =
        Reflection.method(
            Native.class,
            "registerMethod",
            Class.class,
            String.class,
            String.class,
            int[].class,
            long[].class,
            long[].class,
            int.class,
            long.class,
            long.class,
            Method.class,
            long.class,
            int.class,
            boolean.class,
            ToNativeConverter[].class,
            FromNativeConverter.class,
            String.class);
    if (register == null) {
      throw new NoSuchMethodException("com.sun.jna.Native.registerMethod");
    }
    long function = Pointer.nativeValue(Libc.address(NAME)); // initializes Native, and the types
    long pointer = ffiType("pointer");
    long number = ffiType("sint32");
    long address = ffiType("sint64"); // as JNA has it for a long
    Method method = DirectTcpInfo.class.getDeclaredMethod(NAME, PARAMETERS);
    register.invoke(
        null,
        DirectTcpInfo.class,
        NAME,
        SIGNATURE,
        null,
        new long[] {pointer, pointer, number, number, number, address, address}, // JNIEnv*, jclass
        new long[] {number, number, number, address, address},
        UNCHANGED,
        number,
        number,
        method,
        function,
        C,
        false,
        null,
        null,
        "US-ASCII");
  }

  /** Where libffi describes a type. */
  private static long ffiType(String name) throws ReflectiveOperationException {
    Class<?> types = Class.forName("com.sun.jna.Structure$FFIType$FFITypes");
    Object type = Reflection.get(Reflection.field(types, "ffi_type_" + name), types);
    if (type == null) {
      throw new NoSuchFieldException("ffi_type_" + name);
    }
    return Pointer.nativeValue((Pointer) type);
  }

  private static native int getsockopt(int descriptor, int level, int number, long out, long size);
}
