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

  static Verdict of(Trial trial) {
    return new Verdict(
        trial,
        trial.look(),
        trial.look(agent(Timing.AGENT_ARGUMENT)),
        trial.look(agent(Timing.AGENT_ARGUMENT + ",app-settings=override")));
  }

  /** One line for each side that is not as it should be, with all that its program printed. */
  List<String> complaints() {
    List<String> complaints = new ArrayList<>();
    complain(complaints, "default", agent, this::expectedByDefault);
    complain(complaints, "override", override, (side, one) -> Timing.override(one));
    return complaints;
  }

  private Keepalive expectedByDefault(Side side, Keepalive itself) {
    StackSpec stack = trial.stack();
    return Timing.keepEnabled(itself, stack.sides().contains(side) ? stack.explicit() : Set.of());
  }

  /** Whether a socket that is no TCP connection has keepalive since the agent is there. */
  boolean isTouched(Trial.Seen seen) {
    return seen.others().contains(true) && !itself.others().contains(true);
  }

  private void complain(
      List<String> complaints,
      String settings,
      Trial.Seen seen,
      BiFunction<Side, Keepalive, Keepalive> expectation) {
    for (Map.Entry<Side, Collection<Keepalive>> side : seen.sides().entrySet()) {
      List<Keepalive> expected =
          itself.sides().getOrDefault(side.getKey(), List.of()).stream()
              .map(one -> expectation.apply(side.getKey(), one))
              .distinct()
              .toList();
      if (!side.getValue().stream().allMatch(one -> expected.stream().anyMatch(one::matches))) {
        complaints.add(
            "%s, app-settings %s, %s: %s instead of %s; by itself %s%n%s"
                .formatted(
                    trial,
                    settings,
                    side.getKey(),
                    side.getValue(),
                    expected,
                    itself.sides().get(side.getKey()),
                    seen.program()));
      }
    }
    if (isTouched(seen)) {
      complaints.add(
          "%s, app-settings %s: keepalive on a socket that is not TCP%n%s"
              .formatted(trial, settings, seen.program()));
    }
  }

  private static String agent(String argument) {
    return "-javaagent:" + dev.keepalive.it.harness.Artifacts.AGENT + "=" + argument;
  }
}
