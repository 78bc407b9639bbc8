package dev.keepalive.agent.linux;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.io.IOException;

/**
 * System calls that end a connection of this process, through JNA; on Linux. All of them take a
 * {@link #duplicate}, which nobody else can close, or use again for another connection.
 * Thread-safe, but for {@link #info}.
 */
public final class SocketCalls {
  private static final int F_DUPFD_CLOEXEC = 1030; // linux/fcntl.h
  private static final int SHUT_RDWR = 2;
  private static final int SOL_SOCKET = 1; // asm-generic/socket.h
  private static final int SO_ATTACH_FILTER = 26;
  private static final int SOCK_FPROG_SIZE = 16;

  /** As the application's own descriptors, and not in the way of select(2), which ends at 1024. */
  private static final int LEAST = 3;

  private final Function fcntl;
  private final Function close;
  private final Function shutdown;
  private final Function connect;
  private final Function setsockopt;
  private final Libc libc;
  private final DirectTcpInfo direct;

  /** struct sock_fprog of linux/filter.h: one instruction that lets no packet through. */
  private final Pointer dropsAll;

  /** Loads JNA, which takes 40 to 90 ms. */
  public SocketCalls() throws ReflectiveOperationException {
    this.libc = new Libc();
    this.direct = DirectTcpInfo.make();
    this.fcntl = Libc.function("fcntl");
    this.close = Libc.function("close");
    this.shutdown = Libc.function("shutdown");
    this.connect = Libc.function("connect");
    this.setsockopt = Libc.function("setsockopt");
    // no Memory: that starts a thread of JNA's
    Pointer instruction = new Pointer(Native.malloc(8));
    instruction.setLong(0, 0);
    instruction.setShort(0, (short) 6); // BPF_RET | BPF_K, of 0 bytes
    this.dropsAll = new Pointer(Native.malloc(SOCK_FPROG_SIZE));
    dropsAll.setLong(0, 0);
    dropsAll.setShort(0, (short) 1);
    dropsAll.setPointer(Native.POINTER_SIZE, instruction);
  }

  /** Another descriptor for the same connection, fcntl(2). */
  public int duplicate(int descriptor) throws IOException {
    return call("fcntl", fcntl, descriptor, F_DUPFD_CLOEXEC, LEAST);
  }

  /** As close(2); what is closed already is no failure. */
  public void close(int descriptor) {
    close.invokeInt(new Object[] {descriptor});
  }

  /** What the kernel counts of the connection; for one thread. */
  public TcpInfo info(int descriptor) throws IOException {
    TcpInfo info = direct == null ? null : direct.of(descriptor);
    return info == null ? libc.info(descriptor) : info; // which says what is wrong
  }

  /** As setsockopt(2), for an option whose value is an int. */
  public void setOption(int descriptor, int level, int number, int value) throws IOException {
    libc.setOption(descriptor, level, number, value);
  }

  /** Ends both directions in order, shutdown(2). */
  public void shutdown(int descriptor) throws IOException {
    call("shutdown", shutdown, descriptor, SHUT_RDWR);
  }

  /**
   * From now on the kernel takes nothing in that comes for this connection, as if the peer were
   * silent: SO_ATTACH_FILTER, socket(7), which needs no privilege.
   */
  public void dropIncoming(int descriptor) throws IOException {
    call(
        "SO_ATTACH_FILTER",
        setsockopt,
        descriptor,
        SOL_SOCKET,
        SO_ATTACH_FILTER,
        dropsAll,
        SOCK_FPROG_SIZE);
  }

  /** Ends the connection at once, with a reset to the peer: connect(2) with AF_UNSPEC. */
  public void abort(int descriptor) throws IOException {
    call("connect", connect, descriptor, new byte[16], 16);
  }

  private static int call(String name, Function function, Object... arguments) throws IOException {
    int result = function.invokeInt(arguments);
    if (result == -1) {
      throw new IOException(name + ": errno " + Native.getLastError());
    }
    return result;
  }
}
