package dev.keepalive.agent.linux;

/** It cannot be done now, and may be possible later. */
public final class NotYetPossible extends UnsupportedOperationException {
  private static final long serialVersionUID = 1;

  public NotYetPossible(String why) {
    super(why);
  }
}
