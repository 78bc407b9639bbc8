package dev.keepalive.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What connections cost more with the agent, reads and writes nothing: pairs of programs side by
 * side, a round of the one after one of the other, all on one processor. Of each program the best
 * round counts, as a cost would be in each, and what else the machine does is not; of those the
 * median, as some programs are lucky for as long as they run. On two processors it depends on where
 * the scheduler has put their threads, and the same program differs from itself by a quarter.
 * {@code -Dkeepalive.pairs=40} for more. The limits are those of BENCHMARKS.md, and a third more
 * for connections.
 */
@Isolated("measures time")
class CostIT {
  private static final int ROUNDS = 12;

  /** What the medians of programs without the agent differ by. */
  private static final double NOISE = 0.15;

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"ping 1000", "bulk 10"})
  void reading_and_writing_costs_no_more(String command) {
    compare(command, 17, 1 + NOISE);
  }

  @Test
  void opening_and_accepting_costs_no_more_than_its_limit_and_a_third() {
    compare("open 2500", 5, 1.05 * 4 / 3);
  }

  private static void compare(String command, int usually, double limit) {
    int pairs = Integer.getInteger("keepalive.pairs", usually);
    List<long[]> plain = new ArrayList<>();
    List<long[]> guarded = new ArrayList<>();
    for (int pair = 0; pair < pairs; pair++) {
      try (Program without = start(false);
          Program with = start(true)) {
        without.await("ready");
        with.await("ready");
        plain.add(new long[] {Long.MAX_VALUE, Long.MAX_VALUE});
        guarded.add(new long[] {Long.MAX_VALUE, Long.MAX_VALUE});
        for (int round = 0; round < ROUNDS; round++) { // the first ones warm up
          measure(command, without, plain.get(pair));
          measure(command, with, guarded.get(pair));
        }
      }
    }
    for (int kind = 0; kind < 2; kind++) {
      double ratio = (double) median(guarded, kind) / median(plain, kind);
      System.err.printf(
          "%s, %s: %.3f of without the agent%n",
          command, kind == 0 ? "Socket" : "SocketChannel", ratio);
      assertThat(ratio).isLessThan(limit);
    }
  }

  private static long median(List<long[]> bests, int kind) {
    return bests.stream()
        .mapToLong(best -> best[kind])
        .sorted()
        .skip(bests.size() / 2)
        .findFirst()
        .orElseThrow();
  }

  /** Runs a round, and keeps what is better than the best so far: on a socket, on a channel. */
  private static void measure(String command, Program program, long[] best) {
    String[] took = program.ask(command, "took").split(" ", -1);
    for (int kind = 0; kind < 2; kind++) {
      best[kind] = Math.min(best[kind], Long.parseLong(took[1 + kind]));
    }
  }

  private static Program start(boolean guarded) {
    Launch launch =
        Launch.of(Jdk.newest())
            .through("taskset", "-c", firstProcessor())
            .main("dev.keepalive.subject.PingPong");
    return guarded ? launch.agent().start() : launch.start();
  }

  /** The first that this process may run on: {@code 0-3,8} allows five, see proc_pid_status(5). */
  private static String firstProcessor() {
    String key = "Cpus_allowed_list:";
    try (Stream<String> status = Files.lines(Path.of("/proc/self/status"))) {
      String list = status.filter(line -> line.startsWith(key)).findFirst().orElseThrow();
      return list.substring(key.length()).trim().split("[-,]", 2)[0];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
