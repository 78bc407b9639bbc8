package dev.keepalive.agent.config;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Repeats a test with random input. Each try has a seed of its own; a failure names it, and {@code
 * -Dtries.seed=N} repeats that try alone. {@code -Dtries.most=N} is for who has little time.
 */
public final class Tries {
  private static final long FIRST_SEED = 20_260_101;

  /** What is tried. */
  public interface Try {
    void with(SplittableRandom random) throws Exception;
  }

  private Tries() {}

  public static void run(int tries, Try one) {
    String only = System.getProperty("tries.seed");
    long first = only == null ? FIRST_SEED : Long.parseLong(only);
    for (long seed = first; seed < first + (only == null ? atMost(tries) : 1); seed++) {
      try {
        one.with(new SplittableRandom(seed));
      } catch (Throwable t) {
        throw new AssertionError("with -Dtries.seed=" + seed + ": " + t, t);
      }
    }
  }

  /** So many tries, or fewer where there is little time. */
  public static int atMost(int tries) {
    return Math.min(tries, Integer.getInteger("tries.most", tries));
  }

  @SafeVarargs
  public static <T> T oneOf(SplittableRandom random, T... values) {
    return values[random.nextInt(values.length)];
  }

  public static <T> T oneOf(SplittableRandom random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
