package dev.keepalive.agent.boot;

import java.lang.instrument.Instrumentation;

/**
 * Stays out where an agent already is: two {@code -javaagent:} of it, or an attach of one from
 * another class loader, whose {@link RunningAgent} is not this one. The bridge in {@code java.net}
 * is the sign, whichever jar it came from; an agent that waits for its file to become good has none
 * yet.
 */
final class LoadedTwice implements EarlyCheck {

  @Override
  public String refusal(String argument, Instrumentation instrumentation) {
    return RunningAgent.isThere() || isBridgeThere()
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
