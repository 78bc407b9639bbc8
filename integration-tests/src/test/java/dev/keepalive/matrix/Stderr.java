package dev.keepalive.matrix;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What stood on a program's stderr, as far as a row is judged by it.
 *
 * @param agents the lines of the agent's, and those of stack traces that lead through it
 * @param warnings what the JVM warned of and what was thrown, numbers blanked out: what else a
 *     library prints is different from one run to the next
 */
record Stderr(List<String> agents, Set<String> warnings) {

  private static final Predicate<String> AGENTS =
      Pattern.compile(" keepalive-agent - |^keepalive-agent: |dev\\.keepalive\\.agent")
          .asPredicate();

  private static final Predicate<String> ON =
      Pattern.compile(" INFO keepalive-agent - on: ").asPredicate();

  private static final Predicate<String> WARNINGS =
      Pattern.compile("^WARNING: |VM warning: |(Exception|Error)(:|$)").asPredicate();

  /** Which of its classes is the first to draw a warning differs from one run to the next. */
  private static final Predicate<String> WHO =
      Pattern.compile(" has been called by |^WARNING: Please consider reporting").asPredicate();

  private static final Pattern NUMBER = Pattern.compile("(0x)?\\b[0-9a-f]*[0-9][0-9a-f]*\\b");

  static Stderr of(String stderr) {
    Set<String> warnings = new LinkedHashSet<>();
    stderr
        .lines()
        .filter(AGENTS.negate())
        .filter(WARNINGS.and(WHO.negate()))
        .forEach(line -> warnings.add(NUMBER.matcher(line).replaceAll("0")));
    return new Stderr(stderr.lines().filter(AGENTS).toList(), warnings);
  }

  /**
   * What is wrong with it under the agent: anything but the one line that says it is on, or a
   * warning more than without it.
   */
  List<String> wrong(Stderr itself) {
    Set<String> more = new LinkedHashSet<>(warnings);
    more.removeAll(itself.warnings);
    boolean one = agents.size() == 1 && ON.test(agents.get(0));
    return Stream.concat(
            one ? Stream.empty() : Stream.of("instead of the agent's one line: " + agents),
            more.stream().map(line -> "not there without the agent: " + line))
        .toList();
  }
}
