package dev.keepalive.agent.rescue;

/** Something cannot be done to a process; the message says why, and what helps instead. */
public final class RescueException extends Exception {
  private static final long serialVersionUID = 1;

  public RescueException(String message) {
    super(message);
  }
}
