package dev.keepalive.agent.probe;

import java.util.ArrayList;
import java.util.List;

/** For how long connections are left alone, in milliseconds. */
final class Plan {
  /** Connections that are open at the same time, at most. */
  static final int MOST = 64;

  private static final long SHORTEST_MILLIS = 2000;
  private static final long CLOSE_ENOUGH_MILLIS = 5000;
  private static final int CLOSE_ENOUGH_PARTS = 10;

  private Plan() {}

  /** So many times up to the longest, each longer than the one before by the same part. */
  static List<Long> first(long upToMillis, int trials) {
    List<Long> times = new ArrayList<Long>();
    double growth = Math.pow((double) upToMillis / SHORTEST_MILLIS, 1.0 / (trials - 1));
    double time = SHORTEST_MILLIS;
    for (int i = 1; i < trials; i++) {
      times.add(Math.round(time));
      time *= growth;
    }
    times.add(upToMillis);
    return times;
  }

  /**
   * Times between what was survived and what was forgotten, so close that the truth is known to 5 s
   * or a tenth, whichever is more; none where it is known so well already.
   */
  static List<Long> second(long survivedMillis, long forgottenMillis) {
    long between = forgottenMillis - survivedMillis;
    long step = Math.max(CLOSE_ENOUGH_MILLIS, survivedMillis / CLOSE_ENOUGH_PARTS);
    long steps = Math.min(MOST, (between + step - 1) / step);
    List<Long> times = new ArrayList<Long>();
    for (long i = 1; i < steps; i++) {
      times.add(survivedMillis + between * i / steps);
    }
    return times;
  }
}
