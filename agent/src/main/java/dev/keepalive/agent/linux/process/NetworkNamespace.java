package dev.keepalive.agent.linux.process;

/** Another process's network namespace, network_namespaces(7). */
public final class NetworkNamespace {
  private static final int CLONE_NEWNET = 0x40000000; // linux/sched.h

  private NetworkNamespace() {}

  /**
   * Runs something on a thread of its own that has entered the namespace of the process, or in this
   * one's where the two are the same, or it may not be entered: setns(2) takes CAP_SYS_ADMIN.
   * {@code /proc/sys/net} is then that namespace's.
   *
   * @return whether it ran in the namespace of the process
   */
  public static boolean in(int pid, final SystemCalls calls, final Runnable what) {
    final ProcessFiles process = new ProcessFiles(pid);
    final ProcessFiles own = new ProcessFiles(ProcessFiles.ownPid());
    final boolean[] entered = {process.link("ns/net").equals(own.link("ns/net"))};
    if (entered[0]) {
      what.run();
      return true;
    }
    Thread thread =
        new Thread(
            new Runnable() {
              @Override
              public void run() {
                entered[0] = enter(process, calls);
                what.run();
              }
            },
            "keepalive-agent-namespace");
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return entered[0];
  }

  private static boolean enter(ProcessFiles process, SystemCalls calls) {
    try {
      int namespace = calls.open(process.path("ns/net").toString(), SystemCalls.O_RDONLY);
      try {
        calls.setns(namespace, CLONE_NEWNET);
        return true;
      } finally {
        calls.close(namespace);
      }
    } catch (SystemCallException notAllowed) {
      return false;
    }
  }
}
