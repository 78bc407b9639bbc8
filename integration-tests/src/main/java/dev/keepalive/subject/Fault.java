package dev.keepalive.subject;

/** Fails as a test wants it: the tests put a call of it into a copy of the agent's own code. */
public final class Fault {
  private Fault() {}

  /** Throws what system property {@code fault} names. */
  public static void raise() {
    switch (System.getProperty("fault")) {
      case "StackOverflowError":
        recurse();
        break;
      case "OutOfMemoryError":
        throw new OutOfMemoryError("Java heap space");
      case "IllegalStateException":
        throw new IllegalStateException("a fault of the test's");
      default:
        throw new Error("a fault of the test's");
    }
  }

  /** Uses up the stack for good. */
  @SuppressWarnings("InfiniteRecursion")
  private static void recurse() {
    recurse();
  }
}
