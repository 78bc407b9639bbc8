package dev.keepalive.agent.boot;

import java.lang.instrument.Instrumentation;

/**
 * Stays out where an agent already is: two {@code -javaagent:} of it, or an attach to a JVM that
 * was started with it. The bridge in {@code java.net} is the sign, whichever jar it came from; an
 * agent that waits for its file to become good has none yet, but a word here.
 */
final class LoadedTwice implements EarlyCheck {
  private static volatile boolean waits;

  /** There is an agent in this JVM, even if it does nothing yet. */
  static void agentWaits() {
    waits = true;
  }

  @Override
  public String refusal(String argument, Instrumentation instrumentation) {
    return waits || isBridgeThere()
        ? "already active in this JVM; the second one is ignored"
        : null;
  }

  private static boolean isBridgeThere() {
    try {
      Class.forName("java.net.KeepaliveBridge", false, null);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
