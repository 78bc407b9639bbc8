package dev.keepalive.matrix;

import dev.keepalive.it.harness.Keepalive;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * What three runs of a row on a JDK showed.
 *
 * @param itself without the agent
 * @param agent with the agent, {@code app-settings} at its default
 * @param override with {@code app-settings=override}
 */
record Verdict(Trial trial, Trial.Seen itself, Trial.Seen agent, Trial.Seen override) {

  /** What a side should have, from what it has by itself. */
  private interface Expectation extends BiFunction<Side, Keepalive, Keepalive> {}

  static Verdict of(Trial trial) {
    Trial.Seen itself = trial.look();
    Expectation keepEnabled = keepEnabled(trial.stack());
    return new Verdict(
        trial,
        itself,
        trial.look(Timing.AGENT_ARGUMENT, seen -> wrong(seen, itself, keepEnabled).isEmpty()),
        trial.look(
            Timing.AGENT_ARGUMENT + ",app-settings=override",
            seen -> wrong(seen, itself, Verdict::override).isEmpty()));
  }

  /**
   * One for each side that is not as it should be, and for what should not be on stderr, with all
   * that its program printed.
   */
  List<String> complaints() {
    List<String> complaints = new ArrayList<>();
    complain(complaints, "default", agent, keepEnabled(trial.stack()));
    complain(complaints, "override", override, Verdict::override);
    return complaints;
  }

  /** Whether a socket that is no TCP connection has keepalive since the agent is there. */
  boolean isTouched(Trial.Seen seen) {
    return seen.others().contains(true) && !itself.others().contains(true);
  }

  private void complain(
      List<String> complaints, String settings, Trial.Seen seen, Expectation expectation) {
    List<String> wrong = new ArrayList<>(wrong(seen, itself, expectation));
    if (isTouched(seen)) {
      wrong.add("keepalive on a socket that is not TCP");
    }
    wrong.addAll(seen.stderr().wrong(itself.stderr()));
    wrong.forEach(
        one ->
            complaints.add(
                "%s, app-settings %s, %s%n%s".formatted(trial, settings, one, seen.program())));
  }

  private static List<String> wrong(Trial.Seen seen, Trial.Seen itself, Expectation expectation) {
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<Side, Collection<Keepalive>> side : seen.sides().entrySet()) {
      Collection<Keepalive> before = itself.sides().getOrDefault(side.getKey(), List.of());
      List<Keepalive> expected =
          before.stream().map(one -> expectation.apply(side.getKey(), one)).distinct().toList();
      if (!side.getValue().stream().allMatch(one -> expected.stream().anyMatch(one::matches))) {
        wrong.add(
            "%s: %s instead of %s; by itself %s"
                .formatted(side.getKey(), side.getValue(), expected, before));
      }
    }
    return wrong;
  }

  private static Expectation keepEnabled(StackSpec stack) {
    return (side, itself) ->
        Timing.keepEnabled(itself, stack.sides().contains(side) ? stack.explicit() : Set.of());
  }

  private static Keepalive override(Side side, Keepalive itself) {
    return Timing.override(itself);
  }
}
