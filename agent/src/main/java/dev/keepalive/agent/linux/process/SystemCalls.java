package dev.keepalive.agent.linux.process;

import com.sun.jna.Function;
import com.sun.jna.Native;
import dev.keepalive.agent.isolation.JnaModule;
import dev.keepalive.agent.linux.Libc;

/**
 * The system calls with which one process looks after another, through JNA; for the commands of the
 * jar, never in an application. On Linux. All throw {@link SystemCallException}. Thread-safe.
 */
public final class SystemCalls {
  private static final int PIDFD_OPEN = 434; // asm-generic/unistd.h, the same everywhere
  private static final int PIDFD_GETFD = 438;
  private static final int SHUT_RDWR = 2;

  /** For {@link #open}, asm-generic/fcntl.h. */
  public static final int O_RDONLY = 0;

  /** For {@link #open}: a place in the file system, whose contents need not be readable. */
  public static final int O_PATH = 0x200000;

  private final Function syscall;
  private final Function close;
  private final Function shutdown;
  private final Function getsockopt;
  private final Function setsockopt;
  private final Function kill;
  private final Function getpeername;
  private final Function open;
  private final Function setns;
  private final Function socket;
  private final Function connect;
  private final Function read;
  private final Function write;

  private SystemCalls() throws ReflectiveOperationException {
    this.syscall = Libc.function("syscall");
    this.close = Libc.function("close");
    this.shutdown = Libc.function("shutdown");
    this.getsockopt = Libc.function("getsockopt");
    this.setsockopt = Libc.function("setsockopt");
    this.kill = Libc.function("kill");
    this.getpeername = Libc.function("getpeername");
    this.open = Libc.function("open");
    this.setns = Libc.function("setns");
    this.socket = Libc.function("socket");
    this.connect = Libc.function("connect");
    this.read = Libc.function("read");
    this.write = Libc.function("write");
  }

  /**
   * Loads JNA.
   *
   * @throws UnsupportedOperationException where it cannot be loaded, and why
   */
  public static SystemCalls load() {
    try {
      JnaModule.define();
      return new SystemCalls();
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new UnsupportedOperationException("JNA could not be loaded: " + e, e);
    }
  }

  /** A descriptor of another process, pidfd_open(2). */
  public int pidfdOpen(int pid) throws SystemCallException {
    return call("pidfd_open", syscall, PIDFD_OPEN, pid, 0);
  }

  /** A duplicate of another process's descriptor, pidfd_getfd(2). */
  public int pidfdGetfd(int pidfd, int descriptor) throws SystemCallException {
    return call("pidfd_getfd", syscall, PIDFD_GETFD, pidfd, descriptor, 0);
  }

  /** A system call by its number, syscall(2). */
  int syscall(String name, int number, Object first, Object second, Object third)
      throws SystemCallException {
    return call(name, syscall, number, first, second, third);
  }

  /** As close(2); what is closed already is no failure. */
  public void close(int descriptor) {
    close.invokeInt(new Object[] {descriptor});
  }

  /** Ends both directions of a connection, shutdown(2). */
  public void shutdown(int descriptor) throws SystemCallException {
    call("shutdown", shutdown, descriptor, SHUT_RDWR);
  }

  /** An option whose value is an int, getsockopt(2). */
  public int getOption(int descriptor, int level, int option) throws SystemCallException {
    int[] value = {0};
    call("getsockopt", getsockopt, descriptor, level, option, value, new int[] {4});
    return value[0];
  }

  /** An option whose value is an int, setsockopt(2). */
  public void setOption(int descriptor, int level, int option, int value)
      throws SystemCallException {
    call("setsockopt", setsockopt, descriptor, level, option, new int[] {value}, 4);
  }

  /**
   * An option whose value is a structure, getsockopt(2).
   *
   * @return how many bytes the kernel has filled in
   */
  public int getOption(int descriptor, int level, int option, byte[] value)
      throws SystemCallException {
    int[] size = {value.length};
    call("getsockopt", getsockopt, descriptor, level, option, value, size);
    return size[0];
  }

  /** Sends a signal, kill(2). */
  public void kill(int pid, int signal) throws SystemCallException {
    call("kill", kill, pid, signal);
  }

  /** The address of a socket's peer, struct sockaddr as getpeername(2) has it. */
  byte[] peerName(int descriptor) throws SystemCallException {
    byte[] address = new byte[128]; // sizeof(struct sockaddr_storage)
    call("getpeername", getpeername, descriptor, address, new int[] {address.length});
    return address;
  }

  /** Opens a file, open(2). */
  public int open(String path, int flags) throws SystemCallException {
    return call("open " + path, open, path, flags);
  }

  /** Takes this thread into another namespace, setns(2). */
  void setns(int namespace, int type) throws SystemCallException {
    call("setns", setns, namespace, type);
  }

  /** As socket(2). */
  public int socket(int family, int type) throws SystemCallException {
    return call("socket", socket, family, type, 0);
  }

  /** As connect(2). */
  public void connect(int descriptor, byte[] address) throws SystemCallException {
    call("connect", connect, descriptor, address, address.length);
  }

  int read(int descriptor, byte[] buffer) throws SystemCallException {
    return call("read", read, descriptor, buffer, (long) buffer.length);
  }

  int write(int descriptor, byte[] buffer, int length) throws SystemCallException {
    return call("write", write, descriptor, buffer, (long) length);
  }

  /** An option whose value is a structure, setsockopt(2). */
  void setOption(int descriptor, int level, int option, byte[] value) throws SystemCallException {
    call("setsockopt", setsockopt, descriptor, level, option, value, value.length);
  }

  static int call(String name, Function function, Object... arguments) throws SystemCallException {
    int result = function.invokeInt(arguments);
    if (result == -1) {
      throw new SystemCallException(name, Native.getLastError());
    }
    return result;
  }
}
