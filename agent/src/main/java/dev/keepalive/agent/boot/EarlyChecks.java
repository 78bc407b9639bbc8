package dev.keepalive.agent.boot;

import java.lang.instrument.Instrumentation;

/** The early checks, cheapest and quietest first. */
final class EarlyChecks {

  private EarlyChecks() {}

  /**
   * The first refusal, or null when the agent may start.
   *
   * @param attached whether the agent was attached to this very JVM: then no tool is hit by
   *     accident
   */
  static String refusal(String argument, Instrumentation instrumentation, boolean attached) {
    // before all that needs a permission
    String refusal = new MissingPermission().refusal(argument, instrumentation);
    if (refusal == null && !attached) {
      refusal = new JdkTool().refusal(argument, instrumentation);
    }
    EarlyCheck[] others = {new SwitchedOff(), new UnsupportedJvm(), new LoadedTwice()};
    for (int i = 0; i < others.length && refusal == null; i++) {
      refusal = others[i].refusal(argument, instrumentation);
    }
    return refusal;
  }
}
