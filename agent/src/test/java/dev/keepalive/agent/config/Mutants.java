package dev.keepalive.agent.config;

import java.util.List;
import java.util.SplittableRandom;

/** Mutated input: texts with pieces left out, doubled, moved in or replaced. */
public final class Mutants {
  private static final List<String> PIECES =
      List.of(
          "=",
          ",",
          ":",
          ".",
          "*",
          "?",
          "/",
          "[",
          "]",
          "-",
          " ",
          "\n",
          "\r\n",
          "\\",
          "\\u",
          "\\u00e9",
          "#",
          "0",
          "1",
          "99999999999999999999",
          "kernel",
          "auto",
          "off",
          "rule.",
          ".match",
          "from",
          "connect",
          "accept",
          "any",
          "idle",
          "config",
          "::",
          "\0",
          "\uFEFF",
          "é",
          "\uD83D",
          "ms");

  private Mutants() {}

  /** One of the corpus, as it is or with up to three mutations. */
  public static String of(SplittableRandom random, List<String> corpus) {
    StringBuilder text = new StringBuilder(Tries.oneOf(random, corpus));
    for (int i = random.nextInt(4); i > 0 && text.length() > 0; i--) {
      int from = random.nextInt(text.length());
      int to = Math.min(text.length(), from + random.nextInt(12));
      switch (random.nextInt(6)) {
        case 0 -> text.delete(from, to);
        case 1 -> text.insert(from, Tries.oneOf(random, PIECES));
        case 2 -> text.replace(from, to, Tries.oneOf(random, PIECES));
        case 3 -> text.insert(from, text.substring(from, to));
        case 4 -> text.setCharAt(from, (char) (32 + random.nextInt(96)));
        default -> text.setLength(random.nextInt(20) == 0 ? from : text.length());
      }
    }
    return text.toString();
  }
}
