package dev.keepalive.agent.linux.process;

import java.io.IOException;

/** A system call has failed, errno(3). */
public final class SystemCallException extends IOException {
  /** Not permitted. */
  public static final int EPERM = 1;

  /** No such process. */
  public static final int ESRCH = 3;

  /** No such descriptor. */
  public static final int EBADF = 9;

  /** A time limit has passed. */
  public static final int EAGAIN = 11;

  /** Permission denied. */
  public static final int EACCES = 13;

  /** The network cannot be reached. */
  public static final int ENETUNREACH = 101;

  /** Nobody has answered in time. */
  public static final int ETIMEDOUT = 110;

  /** Nobody listens there. */
  public static final int ECONNREFUSED = 111;

  /** The host cannot be reached. */
  public static final int EHOSTUNREACH = 113;

  /** The kernel does not have the call: pidfd_getfd(2) is there from Linux 5.6 on. */
  public static final int ENOSYS = 38;

  private static final long serialVersionUID = 1;

  private final int errno;

  SystemCallException(String call, int errno) {
    super(call + ": " + words(errno));
    this.errno = errno;
  }

  /** The number of errno(3). */
  public int errno() {
    return errno;
  }

  private static String words(int errno) {
    switch (errno) {
      case EPERM:
        return "not permitted";
      case ESRCH:
        return "no such process";
      case EBADF:
        return "no such descriptor";
      case EAGAIN:
        return "no answer in time";
      case EACCES:
        return "permission denied";
      case ENOSYS:
        return "this kernel does not have it";
      default:
        return "errno " + errno;
    }
  }
}
