package dev.keepalive.agent.config.problem;

import java.util.Locale;

/** Finds what a mistyped word was probably meant to be. */
public final class Suggestion {
  private Suggestion() {}

  /** The nearest of the candidates if it is a slip of the finger away, or null. */
  public static String slip(String word, String[] candidates) {
    String nearest = nearest(word, candidates);
    return nearest != null && distance(word, nearest) <= Math.max(1, nearest.length() / 4)
        ? nearest
        : null;
  }

  /**
   * The nearest of the candidates if it resembles the word at all, or null: {@code TCP_KEEPINTVL}
   * is {@code interval}, {@code timeout} is {@code user-timeout}.
   */
  public static String nearest(String word, String[] candidates) {
    String core = core(word);
    String nearest = null;
    int least = Integer.MAX_VALUE;
    for (String candidate : candidates) {
      String other = core(candidate);
      int distance =
          core.length() >= 4 && (other.contains(core) || core.contains(other))
              ? 1
              : distance(core, other);
      if (distance < least && distance <= other.length() / 2) {
        least = distance;
        nearest = candidate;
      }
    }
    return nearest;
  }

  /** {@code ; did you mean idle?}, or nothing. */
  public static String didYouMean(String nearest) {
    return nearest == null ? "" : "; did you mean " + nearest + "?";
  }

  /** {@code one, two, three}. */
  public static String join(String[] words) {
    StringBuilder joined = new StringBuilder();
    for (String word : words) {
      joined.append(joined.length() == 0 ? "" : ", ").append(word);
    }
    return joined.toString();
  }

  private static String core(String word) {
    String letters = word.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    String core = letters.replaceAll("^(tcp)?(keep)?(alive)?", "");
    return core.isEmpty() ? letters : core;
  }

  /**
   * How many letters must be inserted, left out, replaced or swapped with their neighbour: the
   * optimal string alignment distance.
   */
  static int distance(String from, String to) {
    int[][] cost = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int replaced = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        int least = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
        least = Math.min(least, cost[i - 1][j - 1] + replaced);
        if (i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1)) {
          least = Math.min(least, cost[i - 2][j - 2] + 1);
        }
        cost[i][j] = least;
      }
    }
    return cost[from.length()][to.length()];
  }
}
