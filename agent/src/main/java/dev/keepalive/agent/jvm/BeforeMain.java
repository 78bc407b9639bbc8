package dev.keepalive.agent.jvm;

import java.lang.ref.WeakReference;

/**
 * Whether the JVM is still busy with its agents, before the application's {@code main}. It is, as
 * long as the thread that ran this agent's {@code premain} has the JDK's call of a {@code premain}
 * on its stack, with two exceptions:
 *
 * <ul>
 *   <li>a method named {@code main} stands above that call: some launchers are agents whose {@code
 *       premain} runs the application and never returns;
 *   <li>a minute has passed since: then such an application is started in another way. An agent
 *       that takes that long by itself is none that people run.
 * </ul>
 *
 * <p>Class transformers come through the same class of the JDK's, at any time, but not through the
 * same method. Thread-safe.
 */
public final class BeforeMain {

  private static final long LONGEST_NANOS = 60_000_000_000L;

  private final long startNanos = System.nanoTime();
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
    if (thread != null
        && System.nanoTime() - startNanos < LONGEST_NANOS
        && isInAgent(thread.getStackTrace())) {
      return false;
    }
    premain = null;
    return true;
  }

  /**
   * Whether this is the stack of a thread in an agent's {@code premain}, and in no application that
   * it runs.
   *
   * @param stack what was called last comes first
   */
  static boolean isInAgent(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      if (frame.getMethodName().equals("main")) {
        return false;
      }
      if (frame.getClassName().equals("sun.instrument.InstrumentationImpl")
          && frame.getMethodName().equals("loadClassAndCallPremain")) {
        return true;
      }
    }
    return false;
  }
}
