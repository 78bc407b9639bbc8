package dev.keepalive.agent.boot;

import java.util.function.Consumer;

/**
 * The agent that runs in this JVM, as the isolated side has handed it over: what is attached later
 * reaches it here. A JDK interface stands between the two, as neither side can see the other's
 * classes. Thread-safe.
 */
final class RunningAgent {

  private static volatile Consumer<String> running;

  private RunningAgent() {}

  /**
   * @param agent takes the argument of a later attach; null if none has stayed
   */
  static void is(Consumer<String> agent) {
    running = agent;
  }

  /** Whether there is one, even if it does nothing yet. */
  static boolean isThere() {
    return running != null;
  }

  /**
   * Hands the argument of a later attach to the agent that runs.
   *
   * @param argument what was given with the attach, or null
   * @return false if no agent of this class loader's runs; then nothing was done
   */
  static boolean attachedAgain(String argument) {
    Consumer<String> agent = running;
    if (agent == null) {
      return false;
    }
    agent.accept(argument == null ? "" : argument);
    return true;
  }
}
