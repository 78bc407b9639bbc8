package dev.keepalive.it.harness;

/**
 * A duplicate, in this process, of another process's file descriptor: pidfd_getfd(2).
 *
 * @param duplicate the number in this process
 */
record RemoteDescriptor(int duplicate) implements AutoCloseable {

  /**
   * Duplicates descriptor {@code fd} of process {@code pid}.
   *
   * @throws com.sun.jna.LastErrorException EPERM where ptrace is not allowed, ENOSYS before Linux
   *     5.6, ESRCH or EBADF where one of them is gone
   */
  static RemoteDescriptor of(long pid, int fd) {
    int process = (int) LibC.INSTANCE.syscall(LibC.PIDFD_OPEN, pid, 0L);
    try {
      return new RemoteDescriptor(
          (int) LibC.INSTANCE.syscall(LibC.PIDFD_GETFD, (long) process, (long) fd, 0L));
    } finally {
      LibC.INSTANCE.close(process);
    }
  }

  @Override
  public void close() {
    LibC.INSTANCE.close(duplicate);
  }
}
