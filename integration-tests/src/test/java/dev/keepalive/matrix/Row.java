package dev.keepalive.matrix;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;

import dev.keepalive.it.harness.Keepalive;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A line of the page: one side of a stack, on all JDKs that it ran on.
 *
 * @param key library, version, transport and side, which no two rows share
 * @param line the Markdown of it
 */
record Row(String key, String line) {

  /** Reads a line of a page. */
  static Row parse(String line) {
    String[] cell = cells(line);
    return new Row(String.join("  ", cell[1], cell[2], cell[4], cell[5]), line);
  }

  /** What it says for each JDK: by itself and under the agent. */
  Map<Integer, String> byJdk() {
    String[] cell = cells(line);
    Map<Integer, String> byJdk = new TreeMap<>();
    for (String jdk : cell[3].replaceAll(":.*", "").split(" ", -1)) {
      byJdk.put(Integer.valueOf(jdk), on(jdk, cell[6]) + " | " + on(jdk, cell[7]));
    }
    return byJdk;
  }

  /** The part of a cell that is for this JDK; all of it where the JDKs agree. */
  private static String on(String jdk, String cell) {
    for (String part : cell.split("; ", -1)) {
      String[] jdksAndValue = part.split(": ", 2);
      if (jdksAndValue.length == 2 && List.of(jdksAndValue[0].split(" ", -1)).contains(jdk)) {
        return jdksAndValue[1];
      }
    }
    return cell;
  }

  private static String[] cells(String line) {
    return line.split(" \\| |^\\| | \\|$", -1);
  }

  /** The rows of one stack, from what it showed on its JDKs. */
  static Stream<Row> of(StackSpec stack, List<Verdict> verdicts) {
    if (stack.isControl()) {
      return Stream.of(
          row(stack, "not TCP", verdicts, Row::controlByItself, Row::controlUnderTheAgent));
    }
    return stack.sides().stream()
        .map(
            side ->
                row(
                    stack,
                    side.toString(),
                    verdicts,
                    verdict -> byItself(verdict.itself().sides().get(side)),
                    verdict -> underTheAgent(verdict.agent().sides().get(side))));
  }

  private static Row row(
      StackSpec stack,
      String side,
      List<Verdict> verdicts,
      Function<Verdict, String> itself,
      Function<Verdict, String> agent) {
    return parse(
        Stream.of(
                stack.name(),
                stack.version().isEmpty() ? "the JDK's" : stack.version(),
                jdks(stack, verdicts),
                stack.transport(),
                side,
                byJdk(verdicts, itself),
                byJdk(verdicts, agent))
            .collect(joining(" | ", "| ", " |")));
  }

  private static String byItself(Collection<Keepalive> values) {
    return values.stream()
        .map(one -> Timing.words(one, Timing.KERNEL))
        .distinct()
        .sorted()
        .collect(joining(" or "));
  }

  private static String underTheAgent(Collection<Keepalive> values) {
    return values.stream()
        .map(
            one ->
                one.equals(Timing.CONFIGURED) ? "configured" : Timing.words(one, Timing.CONFIGURED))
        .distinct()
        .sorted()
        .collect(joining(" or "));
  }

  private static String controlByItself(Verdict verdict) {
    return verdict.itself().others().contains(true) ? "on" : "off";
  }

  private static String controlUnderTheAgent(Verdict verdict) {
    return verdict.isTouched(verdict.agent()) ? "**touched**" : "untouched";
  }

  private static String jdks(StackSpec stack, List<Verdict> verdicts) {
    String jdks = features(verdicts.stream()).stream().map(String::valueOf).collect(joining(" "));
    return stack.because().isEmpty() ? jdks : jdks + ": " + stack.because();
  }

  /** One word where all JDKs agree. */
  private static String byJdk(List<Verdict> verdicts, Function<Verdict, String> value) {
    TreeMap<String, TreeSet<Integer>> jdks =
        verdicts.stream()
            .collect(
                groupingBy(value, TreeMap::new, mapping(Row::feature, toCollection(TreeSet::new))));
    if (jdks.size() == 1) {
      return jdks.firstKey();
    }
    return jdks.entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getValue().first()))
        .map(
            entry ->
                entry.getValue().stream().map(String::valueOf).collect(joining(" "))
                    + ": "
                    + entry.getKey())
        .collect(joining("; "));
  }

  private static TreeSet<Integer> features(Stream<Verdict> verdicts) {
    return verdicts.map(Row::feature).collect(toCollection(TreeSet::new));
  }

  private static int feature(Verdict verdict) {
    return verdict.trial().jdk().feature();
  }
}
