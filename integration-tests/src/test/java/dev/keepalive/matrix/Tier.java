package dev.keepalive.matrix;

import dev.keepalive.it.harness.Jdk;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How much of the matrix runs, by system property {@code keepalive.matrix}: nothing said, what runs
 * in every build, each row on one JDK; {@code all}, every row on every JDK; words with commas
 * between, the rows that contain one of them, on every JDK.
 */
record Tier(String words) {

  private static final Set<Integer> EVERY_BUILD = Set.of(8, 17, 26);

  static Tier current() {
    return new Tier(System.getProperty("keepalive.matrix", ""));
  }

  /** Whether what runs is all there is. */
  boolean isAll() {
    return words.equals("all");
  }

  /** Whether the results belong on the page: each row was seen on each of its JDKs. */
  boolean isWritten() {
    return !words.isEmpty();
  }

  /** The JDKs that this row runs on; none: it does not run. */
  List<Jdk> jdks(StackSpec stack) {
    List<Jdk> jdks =
        Jdk.all().stream().filter(stack::runsOn).filter(jdk -> has(stack, jdk)).toList();
    return words.isEmpty() && !jdks.isEmpty() ? List.of(oneOf(jdks, stack)) : jdks;
  }

  /** The JDKs that a test takes which has no rows: all with the whole matrix. */
  static List<Jdk> jdks() {
    return Jdk.all().stream()
        .filter(jdk -> current().isAll() || EVERY_BUILD.contains(jdk.feature()))
        .toList();
  }

  /** Always the same for a row; all JDKs have their share of the rows. */
  private static Jdk oneOf(List<Jdk> jdks, StackSpec stack) {
    return jdks.get(Math.floorMod(stack.toString().hashCode(), jdks.size()));
  }

  private boolean has(StackSpec stack, Jdk jdk) {
    if (words.isEmpty()) {
      return stack.everyBuild() && EVERY_BUILD.contains(jdk.feature());
    }
    return isAll() || named(lowerCase(stack.toString()));
  }

  private boolean named(String stack) {
    return Stream.of(words.split(",", -1)).anyMatch(word -> stack.contains(lowerCase(word)));
  }

  private static String lowerCase(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
