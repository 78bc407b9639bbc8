package dev.keepalive.agent.config.address;

/** ASCII digits, and no others that Unicode has. */
public final class Digits {
  /** Beyond so many digits a number is just very large. */
  private static final int MOST = 12;

  private Digits() {}

  /** The number that the text says in decimal digits alone, or -1. */
  public static long number(String text) {
    int start = 0;
    while (start < text.length() && text.charAt(start) == '0') {
      start++;
    }
    long number = text.isEmpty() ? -1 : 0;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      number = i - start < MOST ? number * 10 + c - '0' : Long.MAX_VALUE;
    }
    return number;
  }

  /** The value of a hexadecimal digit, or -1. */
  public static int hex(char c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }
}
