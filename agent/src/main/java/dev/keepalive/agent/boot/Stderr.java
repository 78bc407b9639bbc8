package dev.keepalive.agent.boot;

import java.lang.reflect.UndeclaredThrowableException;

/** What the agent has to say before its logger exists, or when it never will. Never throws. */
final class Stderr {

  private Stderr() {}

  /** Does nothing but load this class, while the jar is still the one that was started. */
  static void load() {}

  /** Prints one line. */
  @SuppressWarnings("SystemOut")
  static void say(String message) {
    try {
      System.err.println("keepalive-agent: " + message);
    } catch (Throwable t) {
      return; // there is nobody left to tell
    }
  }

  /** The throwable itself, without what it had to be wrapped in. */
  static Throwable cause(Throwable t) {
    return t instanceof UndeclaredThrowableException && t.getCause() != null ? t.getCause() : t;
  }
}
