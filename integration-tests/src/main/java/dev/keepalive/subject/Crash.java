package dev.keepalive.subject;

/** The end of a program one of whose threads cannot go on. */
final class Crash {
  private Crash() {}

  /** Prints the reason on stderr and ends the JVM with exit code 1. */
  static void of(Exception reason) {
    reason.printStackTrace();
    Runtime.getRuntime().halt(1);
  }
}
