package dev.keepalive.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.Connections;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Keepalive;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One thread finishes a connect while another sets an option on the same socket: whichever comes
 * first, {@code app-settings} holds. {@code -Dkeepalive.race=N} runs N connections of each race
 * instead of 6,000.
 */
@Isolated("two threads are to run at the same moment, and a third accepts")
class AppSettingsRaceIT {

  private static final int CONNECTIONS = Integer.getInteger("keepalive.race", 6_000);

  /** For one race: the machine may be busy with other things. */
  private static final Duration PATIENCE = Duration.ofSeconds(60 + CONNECTIONS / 200);

  private static final List<String> RACES =
      List.of(
          "socket-off", "channel-off", "finish-off", "socket-idle", "channel-idle", "finish-idle");

  /** What the application asks for is kept; that keepalive is on, too. */
  private static final Map<String, String> KEEP_ENABLED =
      Map.of("off", "on/60/10/6", "idle", "on/33/10/6");

  /** Where keepalive is off its times mean nothing. */
  private static final Map<String, String> RESPECT = Map.of("off", "off/", "idle", "on/33/10/6");

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void keep_enabled_keeps_every_connection_that_is_switched_off_during_its_connect(Jdk jdk) {
    assertNoneIsWrong(jdk, "keep-enabled", KEEP_ENABLED);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void respect_leaves_every_connection_off_that_is_switched_off_during_its_connect(Jdk jdk) {
    assertNoneIsWrong(jdk, "respect", RESPECT);
  }

  static Stream<Arguments> jdks() {
    return Jdk.all().stream()
        .filter(jdk -> List.of(8, 17, 25).contains(jdk.feature()))
        .map(Arguments::of);
  }

  private static void assertNoneIsWrong(Jdk jdk, String mode, Map<String, String> expected) {
    List<String> arguments = new ArrayList<>(RACES);
    arguments.add(0, String.valueOf(CONNECTIONS));
    try (Program program =
        Launch.of(jdk)
            .agent("app-settings=" + mode)
            .main("dev.keepalive.subject.AppSettingsRaces", arguments.toArray(String[]::new))
            .start()) {
      RACES.forEach(race -> program.await("raced " + race, PATIENCE));
      Connections connections = Connections.of(program);
      Map<String, Integer> wrong = new TreeMap<>();
      for (String race : RACES) {
        String prefix = expected.get(race.split("-", -1)[1]);
        Map<String, Integer> values = counts(program, "values " + race + " ");
        assertThat(values.values().stream().mapToInt(Integer::intValue).sum())
            .isEqualTo(CONNECTIONS);
        values.keySet().removeIf(value -> value.startsWith(prefix));
        values.forEach((value, times) -> wrong.put(race + " " + value, times));
        assertThat(counts(program, "overlaps ").get(race))
            .as("connects of %s during which the option was set: %s", race, program)
            .isGreaterThan(CONNECTIONS / 100);
      }
      tell(jdk, mode, wrong);
      assertThat(wrong).as("%s", program).isEmpty();
      assertSampleIsAsTheProgramSays(program, connections);
    }
  }

  /** The kernel's view of the last connections, from outside. */
  private static void assertSampleIsAsTheProgramSays(Program program, Connections connections) {
    List<String[]> sample =
        program
            .stdout()
            .lines()
            .filter(line -> line.startsWith("ready "))
            .map(l -> l.split(" ", -1))
            .toList();
    assertThat(sample).isNotEmpty();
    for (String[] word : sample) {
      String[] value = word[4].split("/", -1);
      Keepalive said =
          new Keepalive(
              value[0].equals("on"),
              Integer.parseInt(value[1]),
              Integer.parseInt(value[2]),
              Integer.parseInt(value[3]),
              0);
      assertThat(connections.near(word[1]).keepalive()).matches(said::matches, "is " + said);
    }
  }

  private static Map<String, Integer> counts(Program program, String start) {
    Map<String, Integer> counts = new TreeMap<>();
    program
        .stdout()
        .lines()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()).split(" ", -1))
        .forEach(word -> counts.put(word[0], Integer.valueOf(word[1])));
    return counts;
  }

  private static void tell(Jdk jdk, String mode, Map<String, Integer> wrong) {
    System.err.printf(
        "%s, app-settings=%s: of %,d connections of each race, %d wrong %s%n",
        jdk, mode, CONNECTIONS, wrong.values().stream().mapToInt(Integer::intValue).sum(), wrong);
  }
}
