package dev.keepalive.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Reads and writes cost what they cost without the agent: pairs of programs side by side, a round
 * of the one after one of the other, all on one processor. Compared is the best round of all
 * programs with the agent to the best of all without: a cost would be in each round, what else the
 * machine does is not. On two processors it depends on where the scheduler has put the threads of a
 * JVM, and the same program differs from itself by a quarter for as long as it runs. {@code
 * -Dkeepalive.pairs=20} for more.
 */
@Isolated("measures time")
class ReadWriteCostIT {
  private static final int PAIRS = Integer.getInteger("keepalive.pairs", 4);
  private static final int ROUNDS = 12;

  /**
   * What the best rounds of programs without the agent may differ by: bulk by a fifth, while a byte
   * there and back differs by a fiftieth.
   */
  private static final double NOISE = 0.33;

  @ParameterizedTest(name = "{0}")
  @CsvSource({"ping 2000", "bulk 40"})
  void reading_and_writing_costs_no_more(String command) {
    long[] plain = {Long.MAX_VALUE, Long.MAX_VALUE};
    long[] guarded = plain.clone();
    for (int pair = 0; pair < PAIRS; pair++) {
      try (Program without = start(false);
          Program with = start(true)) {
        without.await("ready");
        with.await("ready");
        for (int round = 0; round < ROUNDS; round++) { // the first ones warm up
          measure(command, without, plain);
          measure(command, with, guarded);
        }
      }
    }
    for (int kind = 0; kind < 2; kind++) {
      double ratio = (double) guarded[kind] / plain[kind];
      System.err.printf(
          "%s, %s: %.3f of without the agent%n",
          command, kind == 0 ? "Socket" : "SocketChannel", ratio);
      assertThat(ratio).isLessThan(1 + NOISE);
    }
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
