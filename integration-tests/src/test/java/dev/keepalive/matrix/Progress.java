package dev.keepalive.matrix;

import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Tells on standard error how far a long run is, and remembers what it showed. Thread-safe. */
final class Progress {

  private final int trials;
  private final AtomicInteger done = new AtomicInteger();
  private final Queue<Verdict> verdicts = new ConcurrentLinkedQueue<>();

  Progress(int trials) {
    this.trials = trials;
  }

  /** Runs it. */
  Verdict of(Trial trial) {
    long begin = System.nanoTime();
    String outcome = "FAILED";
    try {
      Verdict verdict = Verdict.of(trial);
      verdicts.add(verdict);
      outcome = verdict.complaints().isEmpty() ? "ok" : "WRONG";
      return verdict;
    } finally {
      System.err.printf(
          "matrix %d/%d %s: %s, %.1f s%n",
          done.incrementAndGet(), trials, trial, outcome, (System.nanoTime() - begin) / 1e9);
    }
  }

  Collection<Verdict> verdicts() {
    return verdicts;
  }
}
