package dev.keepalive.lab.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** Tells on the terminal what happens, both runs side by side. Thread-safe. */
final class Narrator {
  private static final String ROW = "%8s  %-46s  %s%n";

  private final PrintStream out;
  private final Instant start = Instant.now();

  Narrator(PrintStream out) {
    this.out = out;
  }

  /** A line across both columns. */
  synchronized void say(String line) {
    out.println(line);
  }

  synchronized void heading(String left, String right) {
    out.println();
    out.printf(ROW, "", left, right);
    out.printf(ROW, "", "-".repeat(46), "-".repeat(46));
  }

  /** What happens now in both runs; empty: nothing new. */
  synchronized void both(String left, String right) {
    double seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
    out.printf(ROW, String.format("%.1f s", seconds), left, right);
  }

  void left(String event) {
    both(event, "");
  }

  void right(String event) {
    both("", event);
  }
}
