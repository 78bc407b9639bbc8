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
  private static final double NOISE = 0.15;

  @ParameterizedTest(name = "{0}")
  @CsvSource({"ping 5000", "bulk 100"})
  void reading_and_writing_costs_the_same(String command) {
    List<List<Double>> ratios = List.of(new ArrayList<>(), new ArrayList<>());
    try (Program without = start(false);
        Program with = start(true)) {
      without.await("ready");
      with.await("ready");
      for (int i = -2; i < ROUNDS; i++) {
        String[] plain = without.ask(command, "took").split(" ", -1);
        String[] guarded = with.ask(command, "took").split(" ", -1);
        for (int kind = 0; kind < 2 && i >= 0; kind++) { // the first two warm up
          ratios
              .get(kind)
              .add(Double.parseDouble(guarded[1 + kind]) / Double.parseDouble(plain[1 + kind]));
        }
      }
    }
    for (int kind = 0; kind < 2; kind++) {
      List<Double> all = ratios.get(kind);
      Collections.sort(all);
      double median = all.get(all.size() / 2);
      System.err.printf(
          "%s, %s: %.3f of without the agent, %.3f to %.3f%n",
          command,
          kind == 0 ? "Socket" : "SocketChannel",
          median,
          all.get(0),
          all.get(all.size() - 1));
      assertThat(median).isBetween(1 - NOISE, 1 + NOISE);
    }
  }

  private static Program start(boolean guarded) {
    Launch launch =
        Launch.of(Jdk.newest())
            .option("-XX:TieredStopAtLevel=4")
            .main("dev.keepalive.subject.PingPong");
    return guarded ? launch.agent().start() : launch.start();
  }
}
