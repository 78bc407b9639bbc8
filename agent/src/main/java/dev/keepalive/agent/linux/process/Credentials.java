package dev.keepalive.agent.linux.process;

import java.io.IOException;
import java.util.concurrent.Callable;

/**
 * Acts as another user for one call, as root may. Linux keeps credentials for each thread; libc's
 * own functions would change those of all, so the system calls are made directly: setresuid(2).
 */
public final class Credentials {
  private static final int UNCHANGED = -1;

  private final int uid;
  private final int gid;

  public Credentials(int uid, int gid) {
    this.uid = uid;
    this.gid = gid;
  }

  /** Those with which a process acts now: its effective user and group. */
  public static Credentials of(ProcessFiles process) throws IOException {
    String[] uids = process.status("Uid");
    String[] gids = process.status("Gid");
    if (uids.length < 2 || gids.length < 2) {
      throw new IOException("process " + process.pid() + " has ended");
    }
    return new Credentials(Integer.parseInt(uids[1]), Integer.parseInt(gids[1]));
  }

  public int uid() {
    return uid;
  }

  public int gid() {
    return gid;
  }

  /** Whether these can be those of this thread: they are already, or this is root. */
  public boolean canBeTaken() throws IOException {
    Credentials own = of(new ProcessFiles(ProcessFiles.ownPid()));
    return own.uid == 0 || own.uid == uid;
  }

  /** Makes the call as this user, on this thread. */
  public <T> T call(SystemCalls calls, Callable<T> what) throws Exception {
    Credentials own = of(new ProcessFiles(ProcessFiles.ownPid()));
    if (own.uid != 0 || (uid == 0 && gid == own.gid)) {
      return what.call();
    }
    Numbers numbers = Numbers.here();
    calls.syscall("setresgid", numbers.setresgid, UNCHANGED, gid, UNCHANGED);
    try {
      calls.syscall("setresuid", numbers.setresuid, UNCHANGED, uid, UNCHANGED);
      try {
        return what.call();
      } finally {
        calls.syscall("setresuid", numbers.setresuid, UNCHANGED, own.uid, UNCHANGED);
      }
    } finally {
      calls.syscall("setresgid", numbers.setresgid, UNCHANGED, own.gid, UNCHANGED);
    }
  }

  /** The numbers of two system calls on this processor: asm/unistd.h. */
  private static final class Numbers {
    final int setresuid;
    final int setresgid;

    private Numbers(int setresuid, int setresgid) {
      this.setresuid = setresuid;
      this.setresgid = setresgid;
    }

    static Numbers here() {
      switch (System.getProperty("os.arch")) {
        case "amd64":
          return new Numbers(117, 119);
        case "aarch64":
        case "riscv64":
        case "loongarch64":
          return new Numbers(147, 149); // asm-generic/unistd.h
        case "s390x":
          return new Numbers(208, 210);
        case "ppc64le":
          return new Numbers(164, 169);
        default:
          throw new UnsupportedOperationException(
              "acting as another user is not known on " + System.getProperty("os.arch"));
      }
    }
  }
}
