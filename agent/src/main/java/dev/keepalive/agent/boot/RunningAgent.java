package dev.keepalive.agent.boot;

import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The agent that runs in this JVM, as the isolated side has handed it over: what is attached later
 * reaches it here. A JDK interface stands between the two, as neither side can see the other's
 * classes. Thread-safe.
 */
final class RunningAgent {

  /** What starts so asks something of an agent that runs, and never starts one. */
  private static final String REQUEST = "!";

  /** After this it is gone. */
  private static final String DETACH = "!detach";

  private static volatile Consumer<String> running;

  /** Numbers that the last one has left for the next, or null. */
  private static volatile int[] leftBehind;

  private RunningAgent() {}

  /**
   * @param agent takes the argument of a later attach; null if none has stayed
   */
  static void is(Consumer<String> agent) {
    running = agent;
    if (agent != null) {
      leftBehind = null;
    }
  }

  /** What one that was detached has left for the next; null if there was none. */
  static int[] leftBehind() {
    return leftBehind;
  }

  /** Whether there is one, even if it does nothing yet. */
  static boolean isThere() {
    return running != null;
  }

  /**
   * Hands the argument of a later attach to the agent that runs.
   *
   * @param argument what was given with the attach, or null
   * @return false if one is to be started: no agent of this class loader's runs, and the argument
   *     is no request
   */
  static boolean attachedAgain(String argument) {
    Consumer<String> agent = running;
    String given = argument == null ? "" : argument;
    if (agent == null) {
      return given.startsWith(REQUEST);
    }
    try {
      agent.accept(given);
      if (given.equals(DETACH) && agent instanceof Supplier) {
        leftBehind = (int[]) ((Supplier<?>) agent).get();
      }
    } finally {
      if (given.equals(DETACH)) {
        running = null;
      }
    }
    return true;
  }
}
