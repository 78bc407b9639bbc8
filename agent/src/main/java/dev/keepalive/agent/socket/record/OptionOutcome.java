package dev.keepalive.agent.socket.record;

/** What became of one option of a connection. */
public enum OptionOutcome {
  /** The agent has set it. */
  SET("set"),
  /** The agent has set it, although the application had switched it off. */
  KEPT_ON("kept on"),
  /** It was as it should be already. */
  ALREADY_THERE("already there"),
  /** The application has set it itself, and its value stays. */
  LEFT_TO_APPLICATION("left to the application"),
  /** Nothing is configured: the kernel's value stays, or is back. */
  LEFT_TO_KERNEL("left to the kernel"),
  /** It could not be set; {@link ConnectionRecord#failure} says why. */
  FAILED("failed");

  private final String words;

  OptionOutcome(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
