package dev.keepalive.agent.boot;

import java.lang.instrument.Instrumentation;

/**
 * Stays out where an agent already is: two {@code -javaagent:} of it, or an attach of one from
 * another class loader, whose {@link RunningAgent} is not this one. The hook behind the bridge in
 * {@code java.net} is the sign, whichever jar it came from; an agent that waits for its file to
 * become good has none yet, and one that was detached has left the bridge alone.
 */
final class LoadedTwice implements EarlyCheck {

  @Override
  public String refusal(String argument, Instrumentation instrumentation) {
    return RunningAgent.isThere() || isHookThere()
        ? "already active in this JVM; the second one is ignored"
        : null;
  }

  private static boolean isHookThere() {
    try {
      Class<?> bridge = Class.forName("java.net.KeepaliveBridge", false, null);
      return bridge.getField("hook").get(null) != null;
    } catch (ClassNotFoundException e) {
      return false;
    } catch (ReflectiveOperationException anotherVersion) {
      return true;
    }
  }
}
