package dev.keepalive.subject;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Standard input, with which the tests steer a program. */
final class Console {
  private static final BufferedReader IN =
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

  private Console() {}

  /** Waits until there is no more input. */
  static void awaitEnd() throws IOException {
    while (awaitLine() != null) {
      // whatever it is, it is not the end
    }
  }

  /** Waits for a line; null at the end. */
  static String awaitLine() throws IOException {
    return IN.readLine();
  }
}
