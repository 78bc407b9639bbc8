package dev.keepalive.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Short connections at full speed leave nothing behind. In every build as many of a million as fit
 * into 45 seconds, on JDK 17; {@code -Dkeepalive.soak=N} opens N, however long it takes, on JDK 8,
 * 17 and 26.
 */
class SoakIT {

  private static final Integer WHOLE = Integer.getInteger("keepalive.soak");

  private static final int CONNECTIONS = WHOLE == null ? 1_000_000 : WHOLE;

  private static final Duration AT_MOST =
      WHOLE == null ? Duration.ofSeconds(45) : Duration.ofSeconds(60 + WHOLE / 500);

  /** Is collected often: the table that holds the dead until then is as large as they were many. */
  private static final String SMALL_HEAP = "-Xmx32m";

  /** Two bytes a connection; the smallest object that could be left of one has sixteen. */
  private static final int HEAP_OF_ONE = 2;

  /** For what comes and goes with the moment: an open buffer, a class that a timer loads. */
  private static final long HEAP_OF_ANY = 512 * 1024;

  /**
   * What it held.
   *
   * @param heap in bytes
   */
  private record State(long heap, int classes, int threads, int descriptors) {
    static State of(String line) {
      String[] word = line.split(" ", -1);
      return new State(
          Long.parseLong(word[1]),
          Integer.parseInt(word[2]),
          Integer.parseInt(word[3]),
          Integer.parseInt(word[4]));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void short_connections_leave_no_heap_class_thread_or_descriptor_behind(Jdk jdk) {
    try (Program program =
        Launch.of(jdk)
            .agent()
            .option(SMALL_HEAP)
            .main(
                "dev.keepalive.subject.Soak",
                String.valueOf(CONNECTIONS),
                String.valueOf(AT_MOST.toSeconds()))
            .start()) {
      State start = State.of(program.await("start "));
      program.await("done", AT_MOST.plusMinutes(1));
      State end = State.of(program.await("end "));
      long connections = Long.parseLong(program.await("connections ").split(" ", -1)[1]);
      System.err.printf("%s, soak: %,d connections, %s, then %s%n", jdk, connections, start, end);
      assertThat(connections).isGreaterThanOrEqualTo(CONNECTIONS / (WHOLE == null ? 10 : 1));
      assertThat(end.heap - start.heap)
          .as("bytes more after %,d connections: %s", connections, program)
          .isLessThan(HEAP_OF_ANY + HEAP_OF_ONE * connections);
      assertThat(end.classes).as("classes: %s", program).isLessThanOrEqualTo(start.classes + 10);
      assertThat(end.threads).as("threads: %s", program).isLessThanOrEqualTo(start.threads);
      assertThat(end.descriptors)
          .as("descriptors, give or take one that is not closed yet: %s", program)
          .isBetween(start.descriptors - 8, start.descriptors + 8);
      assertThat(program.stderr().lines()).as("%s", program).hasSize(1);
    }
  }

  static Stream<Jdk> jdks() {
    List<Integer> features = WHOLE == null ? List.of(17) : List.of(8, 17, 26);
    return Jdk.all().stream().filter(jdk -> features.contains(jdk.feature()));
  }
}
