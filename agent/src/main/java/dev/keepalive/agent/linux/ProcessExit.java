package dev.keepalive.agent.linux;

import dev.keepalive.agent.isolation.JnaModule;

/** Ends the process without the JVM's own shutdown. */
public final class ProcessExit {

  private ProcessExit() {}

  /**
   * As _exit(2): no shutdown hook runs. Returns only by failing.
   *
   * @throws Exception or Error where JNA cannot be loaded, as {@link LazyLibc} has it
   */
  public static void now(int status) throws Exception {
    JnaModule.define();
    Libc.exit(status);
  }
}
