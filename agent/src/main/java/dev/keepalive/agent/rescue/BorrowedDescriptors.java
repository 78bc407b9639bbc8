package dev.keepalive.agent.rescue;

import dev.keepalive.agent.linux.OwnDescriptors;
import dev.keepalive.agent.linux.ProcFile;
import dev.keepalive.agent.linux.process.SystemCallException;
import dev.keepalive.agent.linux.process.SystemCalls;

/**
 * Descriptors of another process, duplicated into this one: what is set on a duplicate is set on
 * the socket itself. The process need not do anything for it: it may be stopped, or hang. Takes
 * root, or the right to trace the process: pidfd_getfd(2), ptrace(2).
 */
final class BorrowedDescriptors implements AutoCloseable {
  private static final String SCOPE = "/proc/sys/kernel/yama/ptrace_scope";

  private final int pid;
  private final SystemCalls calls;
  private final int pidfd;

  BorrowedDescriptors(int pid, SystemCalls calls) throws RescueException {
    this.pid = pid;
    this.calls = calls;
    try {
      this.pidfd = calls.pidfdOpen(pid);
    } catch (SystemCallException e) {
      throw refused(e);
    }
  }

  /**
   * Duplicates a descriptor, which must still stand for the same socket: the process may have
   * closed it, and its number may be another socket's by now.
   *
   * @return the duplicate, or -1 if it stands for another one, or for none
   * @throws RescueException where the process may not be looked into
   */
  int borrow(int descriptor, long inode) throws RescueException {
    int duplicate;
    try {
      duplicate = calls.pidfdGetfd(pidfd, descriptor);
    } catch (SystemCallException e) {
      if (e.errno() == SystemCallException.EBADF) {
        return -1;
      }
      throw refused(e);
    }
    if (OwnDescriptors.inode(duplicate) == inode) {
      return duplicate;
    }
    calls.close(duplicate);
    return -1;
  }

  void giveBack(int duplicate) {
    calls.close(duplicate);
  }

  @Override
  public void close() {
    calls.close(pidfd);
  }

  private RescueException refused(SystemCallException e) {
    switch (e.errno()) {
      case SystemCallException.ESRCH:
        return new RescueException("process " + pid + " has ended");
      case SystemCallException.EPERM:
      case SystemCallException.EACCES:
        return new RescueException(
            "process "
                + pid
                + ": its descriptors may not be borrowed; run this as root, or with CAP_SYS_PTRACE"
                + scope());
      case SystemCallException.ENOSYS:
        return new RescueException(e.getMessage() + "; it takes Linux 5.6 or later");
      default:
        return new RescueException("process " + pid + ": " + e.getMessage());
    }
  }

  /** The same user may trace no other process of its own where Yama says so. */
  private static String scope() {
    String scope = ProcFile.read(SCOPE).trim();
    return scope.isEmpty() || scope.equals("0")
        ? ""
        : " (kernel.yama.ptrace_scope is " + scope + ": the same user alone is not enough)";
  }
}
