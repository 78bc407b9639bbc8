package dev.keepalive.agent.linux;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import dev.keepalive.agent.jvm.Reflection;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.channels.ClosedChannelException;

/**
 * libc's {@code setsockopt} and {@code getsockopt} through JNA, on Linux and macOS. Made by {@link
 * LazyLibc} for the first connection that needs it. Thread-safe.
 *
 * <p>The functions are looked up with {@code dlsym} by JNA's own natives, not through its {@code
 * NativeLibrary}: that one runs {@code ldconfig} in a child process, and starts a thread.
 */
public final class Libc {

  private static final int EBADF = 9; // everywhere
  private static final int ENOTSOCK = 88;
  private static final int ENOTSOCK_MAC = 38;

  private final Function setsockopt;
  private final Function getsockopt;

  public Libc() throws ReflectiveOperationException {
    this.setsockopt = function("setsockopt");
    this.getsockopt = function("getsockopt");
  }

  /** A function of libc by its name. */
  public static Function function(String name) throws ReflectiveOperationException {
    return Function.getFunction(address(name));
  }

  /** Where a function of libc is. */
  static Pointer address(String name) throws ReflectiveOperationException {
    Method open = Reflection.method(Native.class, "open", String.class, int.class);
    Method findSymbol = Reflection.method(Native.class, "findSymbol", long.class, String.class);
    if (open == null || findSymbol == null) {
      throw new NoSuchMethodException("com.sun.jna.Native.open, findSymbol");
    }
    long handle = (Long) open.invoke(null, null, -1);
    return new Pointer((Long) findSymbol.invoke(null, handle, name));
  }

  /** As _exit(2). */
  public static void exit(int status) throws ReflectiveOperationException {
    function("_exit").invokeVoid(new Object[] {status});
  }

  /** As setsockopt(2), for an option whose value is an int. */
  public void setOption(int descriptor, int level, int number, int value) throws IOException {
    int[] in = {value};
    call(setsockopt, "setsockopt", descriptor, level, number, in, 4);
  }

  /** As getsockopt(2), for an option whose value is an int. */
  public int getOption(int descriptor, int level, int number) throws IOException {
    int[] out = {0};
    call(getsockopt, "getsockopt", descriptor, level, number, out, new int[] {4});
    return out[0];
  }

  /** As getsockopt(2), for an option whose value is a structure; fills as much as there is. */
  public void getOption(int descriptor, int level, int number, byte[] out) throws IOException {
    call(getsockopt, "getsockopt", descriptor, level, number, out, new int[] {out.length});
  }

  /** What the kernel counts of a connection. */
  public TcpInfo info(int descriptor) throws IOException {
    byte[] bytes = new byte[TcpInfo.SIZE];
    getOption(descriptor, TcpInfo.LEVEL, TcpInfo.OPTION, bytes);
    return new TcpInfo(bytes);
  }

  private static void call(
      Function function,
      String name,
      int descriptor,
      int level,
      int number,
      Object value,
      Object size)
      throws IOException {
    if (function.invokeInt(new Object[] {descriptor, level, number, value, size}) != 0) {
      int errno = Native.getLastError();
      if (errno == EBADF || errno == (Platform.isMac() ? ENOTSOCK_MAC : ENOTSOCK)) {
        throw new ClosedChannelException(); // and perhaps used again already
      }
      throw new IOException(name + " " + level + "/" + number + ": errno " + errno);
    }
  }
}
