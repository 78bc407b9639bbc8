package dev.keepalive.agent.boot;

import java.lang.instrument.Instrumentation;

/** The early checks, cheapest and quietest first. */
final class EarlyChecks {

  private EarlyChecks() {}

  /** The first refusal, or null when the agent may start. */
  static String refusal(String argument, Instrumentation instrumentation) {
    EarlyCheck[] checks = {
      new JdkTool(), new SwitchedOff(), new UnsupportedJvm(), new LoadedTwice(),
    };
    for (EarlyCheck check : checks) {
      String refusal = check.refusal(argument, instrumentation);
      if (refusal != null) {
        return refusal;
      }
    }
    return null;
  }
}
