package dev.keepalive.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The passing of time, where time itself is what an experiment is made of. */
public final class Pause {
  private Pause() {}

  public static void until(Instant end) {
    Duration rest = Duration.between(Instant.now(), end);
    if (!rest.isNegative()) {
      of(rest);
    }
  }

  public static void of(Duration duration) {
    try {
      TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
