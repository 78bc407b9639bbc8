package dev.keepalive.agent.rescue;

import dev.keepalive.agent.linux.KernelDefaults;
import dev.keepalive.agent.linux.process.NetworkNamespace;
import dev.keepalive.agent.linux.process.SystemCalls;
import dev.keepalive.agent.socket.record.TcpOption;

/** What the kernel gives a new socket in the network namespace of a process. Immutable. */
public final class KernelValues {
  private final int idle;
  private final int interval;
  private final int count;

  private KernelValues(int idle, int interval, int count) {
    this.idle = idle;
    this.interval = interval;
    this.count = count;
  }

  /**
   * Reads them, in the process's own namespace where that may be entered, and else in this one's,
   * whose values are nearly always the same.
   */
  public static KernelValues of(int pid, SystemCalls calls) {
    final int[] values = new int[3];
    NetworkNamespace.in(
        pid,
        calls,
        new Runnable() {
          @Override
          public void run() {
            values[0] = KernelDefaults.idleSeconds();
            values[1] = KernelDefaults.intervalSeconds();
            values[2] = KernelDefaults.count();
          }
        });
    return new KernelValues(values[0], values[1], values[2]);
  }

  /** The value of an option that nobody has set. */
  public int of(TcpOption option) {
    switch (option) {
      case IDLE:
        return idle;
      case INTERVAL:
        return interval;
      case COUNT:
        return count;
      default:
        return 0; // off until it is set
    }
  }
}
