package dev.keepalive.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Reads and writes cost what they cost without the agent: two programs side by side, one round of
 * the one after one of the other, medians of the ratio. {@code -Dkeepalive.rounds=40} for more.
 */
@Isolated("measures time")
class ReadWriteCostIT {
  private static final int ROUNDS = Integer.getInteger("keepalive.rounds", 9);

  /** What two programs without the agent differ by on a busy machine. */
  private static final int PAIRS = 3;

  private static final double NOISE = 0.15;

  @ParameterizedTest(name = "{0}")
  @CsvSource({"ping 5000", "bulk 100"})
  void reading_and_writing_costs_no_more(String command) {
    List<List<Double>> medians = List.of(new ArrayList<>(), new ArrayList<>());
    for (int pair = 0; pair < PAIRS; pair++) {
      List<List<Double>> ratios = ratios(command, pair % 2 == 0);
      for (int kind = 0; kind < 2; kind++) {
        medians.get(kind).add(median(ratios.get(kind)));
      }
    }
    for (int kind = 0; kind < 2; kind++) {
      System.err.printf(
          "%s, %s: %s of without the agent%n",
          command, kind == 0 ? "Socket" : "SocketChannel", medians.get(kind));
      assertThat(median(medians.get(kind))).isLessThan(1 + NOISE);
    }
  }

  /** Of one pair of JVMs: where their memory lies makes one of them faster for good. */
  private static List<List<Double>> ratios(String command, boolean plainFirst) {
    List<List<Double>> ratios = List.of(new ArrayList<>(), new ArrayList<>());
    try (Program first = start(!plainFirst);
        Program second = start(plainFirst)) {
      first.await("ready");
      second.await("ready");
      for (int i = -2; i < ROUNDS; i++) {
        String[] one = first.ask(command, "took").split(" ", -1);
        String[] two = second.ask(command, "took").split(" ", -1);
        for (int kind = 0; kind < 2 && i >= 0; kind++) { // the first two warm up
          double ratio = Double.parseDouble(two[1 + kind]) / Double.parseDouble(one[1 + kind]);
          ratios.get(kind).add(plainFirst ? ratio : 1 / ratio);
        }
      }
    }
    return ratios;
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }

  private static Program start(boolean guarded) {
    Launch launch =
        Launch.of(Jdk.newest())
            .option("-XX:TieredStopAtLevel=4")
            .main("dev.keepalive.subject.PingPong");
    return guarded ? launch.agent().start() : launch.start();
  }
}
