package dev.keepalive.agent.config;

/** One thing that is wrong, or unwise, in a configuration. Immutable. */
public final class Problem {
  private final String message;

  Problem(String message) {
    this.message = message;
  }

  /** One clear line: where, which value, what is allowed, and what was perhaps meant. */
  @Override
  public String toString() {
    return message;
  }
}
