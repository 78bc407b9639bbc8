package dev.keepalive.agent.boot;

import java.lang.instrument.Instrumentation;

/**
 * Where the JVM enters the agent. Rules for all code that runs from here until the application's
 * {@code main}:
 *
 * <ul>
 *   <li>nothing is thrown: an uncaught throwable in {@code premain} aborts the JVM;
 *   <li>no lambda, method reference or stream: early Java 8 crashed when the invokedynamic
 *       machinery was started in {@code premain};
 *   <li>no {@code java.util.logging}, JMX, DNS or socket: JBoss and WildFly refuse to start when
 *       logging is initialised before their {@code main};
 *   <li>nothing on stdout.
 * </ul>
 */
public final class Agent {

  private Agent() {}

  /** Entered before {@code main}, because of {@code -javaagent:}. */
  public static void premain(String argument, Instrumentation instrumentation) {
    start(argument, instrumentation, false);
    ClassPathProperty.restore();
  }

  /**
   * Entered when the agent is attached to a JVM that already runs. If the agent runs there, it gets
   * the argument: nothing is started a second time.
   */
  public static void agentmain(String argument, Instrumentation instrumentation) {
    start(argument, instrumentation, true);
  }

  private static synchronized void start(
      String argument, Instrumentation instrumentation, boolean attached) {
    try {
      if (attached && RunningAgent.attachedAgain(argument)) {
        return;
      }
      String refusal = EarlyChecks.refusal(argument, instrumentation, attached);
      if (refusal == null) {
        Stderr.load();
        RunningAgent.is(
            Isolated.start(argument, instrumentation, attached, RunningAgent.leftBehind()));
      } else if (!refusal.isEmpty()) {
        Stderr.say(refusal);
      }
    } catch (Throwable t) {
      Stderr.say("off: it could not start: " + Stderr.cause(t));
    }
  }
}
