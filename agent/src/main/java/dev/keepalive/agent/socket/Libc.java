package dev.keepalive.agent.socket;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.channels.ClosedChannelException;
import java.util.EnumMap;
import java.util.Map;

/**
 * libc's {@code setsockopt} and {@code getsockopt} through JNA, on Linux and macOS. Made by {@link
 * LazyLibc} for the first connection that needs it. Thread-safe.
 *
 * <p>The functions are looked up with {@code dlsym} by JNA's own natives, not through its {@code
 * NativeLibrary}: that one runs {@code ldconfig} in a child process, and starts a thread.
 */
final class Libc {

  private static final int EBADF = 9; // everywhere

  private final Function setsockopt;
  private final Function getsockopt;
  private final Constants constants;

  Libc() throws ReflectiveOperationException {
    this.constants = Constants.ofThisSystem();
    this.setsockopt = function("setsockopt");
    this.getsockopt = function("getsockopt");
  }

  private static Function function(String name) throws ReflectiveOperationException {
    Method open = Reflection.method(Native.class, "open", String.class, int.class);
    Method findSymbol = Reflection.method(Native.class, "findSymbol", long.class, String.class);
    if (open == null || findSymbol == null) {
      throw new NoSuchMethodException("com.sun.jna.Native.open, findSymbol");
    }
    long handle = (Long) open.invoke(null, null, -1);
    long address = (Long) findSymbol.invoke(null, handle, name);
    return Function.getFunction(new Pointer(address));
  }

  /** As _exit(2). */
  static void exit(int status) throws ReflectiveOperationException {
    function("_exit").invokeVoid(new Object[] {status});
  }

  /** Sets an option; value as tcp(7) has it. */
  void setOption(int descriptor, TcpOption option, int value) throws IOException {
    int[] in = {value};
    call(setsockopt, "setsockopt", descriptor, option, in, 4);
  }

  /** The kernel's value. */
  int getOption(int descriptor, TcpOption option) throws IOException {
    int[] out = {0};
    call(getsockopt, "getsockopt", descriptor, option, out, new int[] {4});
    return option == TcpOption.KEEPALIVE && out[0] != 0 ? 1 : out[0];
  }

  private void call(
      Function function, String name, int descriptor, TcpOption option, Object value, Object size)
      throws IOException {
    int level = constants.level(option);
    int number = constants.number(option);
    if (function.invokeInt(new Object[] {descriptor, level, number, value, size}) != 0) {
      int errno = Native.getLastError();
      if (errno == EBADF || errno == constants.notSocket()) {
        throw new ClosedChannelException(); // and perhaps used again already
      }
      throw new IOException(name + " " + option + ": errno " + errno);
    }
  }

  /** The kernel's numbers of the options, by the names of tcp(7) and socket(7). */
  private static final class Constants {
    private static final int TCP = 6; // IPPROTO_TCP everywhere

    private final int solSocket;
    private final Map<TcpOption, Integer> numbers =
        new EnumMap<TcpOption, Integer>(TcpOption.class);

    private Constants(int solSocket) {
      this.solSocket = solSocket;
    }

    static Constants ofThisSystem() {
      if (Platform.isLinux() && !Platform.isMIPS() && !Platform.isSPARC()) {
        Constants linux = new Constants(TcpOption.KEEPALIVE.linuxLevel());
        for (TcpOption option : TcpOption.values()) {
          linux.numbers.put(option, option.linuxNumber());
        }
        return linux;
      }
      if (Platform.isMac()) {
        Constants mac = new Constants(0xffff); // sys/socket.h, netinet/tcp.h
        mac.numbers.put(TcpOption.KEEPALIVE, 8);
        mac.numbers.put(TcpOption.IDLE, 0x10);
        mac.numbers.put(TcpOption.INTERVAL, 0x101);
        mac.numbers.put(TcpOption.COUNT, 0x102);
        return mac;
      }
      throw new UnsupportedOperationException("not on this operating system");
    }

    /** ENOTSOCK. */
    int notSocket() {
      return Platform.isMac() ? 38 : 88;
    }

    int level(TcpOption option) {
      return option == TcpOption.KEEPALIVE ? solSocket : TCP;
    }

    int number(TcpOption option) {
      Integer number = numbers.get(option);
      if (number == null) {
        throw new UnsupportedOperationException("not on this operating system");
      }
      return number;
    }
  }
}
