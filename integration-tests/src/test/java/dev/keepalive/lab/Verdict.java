package dev.keepalive.lab;

/** What became of a connection. */
enum Verdict {
  ANSWERED("answered"),
  /** Nothing was said that could be answered, and the connection is open. */
  WAITS("still waits"),
  HANGS("hangs"),
  TIMED_OUT("Connection timed out"),
  RESET("Connection reset"),
  FAILED_OTHERWISE("failed otherwise"),
  CORRUPT("data lost");

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  /** What an exception with this message means. */
  static Verdict of(String message) {
    if (message.startsWith("Connection timed out")) {
      return TIMED_OUT;
    }
    return message.startsWith("Connection reset") ? RESET : FAILED_OTHERWISE;
  }

  @Override
  public String toString() {
    return words;
  }
}
