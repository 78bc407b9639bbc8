package dev.keepalive.it.harness;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.ptr.IntByReference;

/** The calls of the C library with which a socket of another process is looked at. */
interface LibC extends Library {
  LibC INSTANCE = Native.load("c", LibC.class);

  /** The same numbers on every architecture: Linux 5.3 and 5.6. */
  long PIDFD_OPEN = 434;

  long PIDFD_GETFD = 438;

  int SOL_SOCKET = 1;
  int SO_KEEPALIVE = 9;
  int IPPROTO_TCP = 6;
  int TCP_KEEPIDLE = 4;
  int TCP_KEEPINTVL = 5;
  int TCP_KEEPCNT = 6;
  int TCP_USER_TIMEOUT = 18;

  int EPERM = 1;
  int EBADF = 9;
  int ENOSYS = 38;

  long syscall(long number, Object... arguments) throws LastErrorException;

  int getsockopt(int fd, int level, int name, IntByReference value, IntByReference length)
      throws LastErrorException;

  int setsockopt(int fd, int level, int name, IntByReference value, int length)
      throws LastErrorException;

  int close(int fd) throws LastErrorException;
}
