package dev.keepalive.agent.linux.process;

import java.util.concurrent.Callable;

/** A file as another process has it: below its root, for its user. */
public final class RootedFile {
  private RootedFile() {}

  /**
   * Whether the user of the process can open it.
   *
   * @param path absolute, as the process has it
   */
  public static boolean isReadable(
      final String path, ProcessFiles process, final SystemCalls calls) {
    try {
      // by a descriptor of the root: the user of the process may not follow /proc/PID/root
      final int root = calls.open(process.path("root").toString(), SystemCalls.O_PATH);
      try {
        int file =
            Credentials.of(process)
                .call(
                    calls,
                    new Callable<Integer>() {
                      @Override
                      public Integer call() throws SystemCallException {
                        return calls.open("/proc/self/fd/" + root + path, SystemCalls.O_RDONLY);
                      }
                    });
        calls.close(file);
        return true;
      } finally {
        calls.close(root);
      }
    } catch (Exception notReadable) {
      return false;
    }
  }
}
