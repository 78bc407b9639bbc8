package dev.keepalive.agent.boot;

import java.lang.instrument.Instrumentation;

/**
 * Stays out where an agent already is: two {@code -javaagent:} of it, or an attach to a JVM that
 * was started with it. The bridge in {@code java.net} is the sign, whichever jar it came from.
 */
final class LoadedTwice implements EarlyCheck {

  @Override
  public String refusal(String argument, Instrumentation instrumentation) {
    try {
      Class.forName("java.net.KeepaliveBridge", false, null);
      return "already active in this JVM; the second one is ignored";
    } catch (ClassNotFoundException e) {
      return null;
    }
  }
}
