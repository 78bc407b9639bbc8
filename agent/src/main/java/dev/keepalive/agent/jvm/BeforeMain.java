package dev.keepalive.agent.jvm;

import java.lang.ref.WeakReference;

/**
 * Whether the JVM is still busy with its agents, before the application's {@code main}: as long as
 * the thread that ran this agent's {@code premain} has the call of a {@code premain} on its stack.
 * Class transformers come through the same class of the JDK's, at any time. Thread-safe.
 */
public final class BeforeMain {

  private volatile WeakReference<Thread> premain;

  private BeforeMain(WeakReference<Thread> premain) {
    this.premain = premain;
  }

  /** For an agent that was attached: {@code main} runs already. */
  public static BeforeMain over() {
    return new BeforeMain(null);
  }

  /**
   * @param premain the thread that runs {@code premain}, and will run {@code main}
   */
  public static BeforeMain on(Thread premain) {
    return new BeforeMain(new WeakReference<Thread>(premain));
  }

  /** Whether agents are through. Once true, always true, and cheap. */
  public boolean isOver() {
    WeakReference<Thread> reference = premain;
    if (reference == null) {
      return true;
    }
    Thread thread = reference.get();
    if (thread != null) {
      for (StackTraceElement frame : thread.getStackTrace()) {
        if (frame.getClassName().equals("sun.instrument.InstrumentationImpl")
            && frame.getMethodName().equals("loadClassAndCallPremain")) {
          return false;
        }
      }
    }
    premain = null;
    return true;
  }
}
