package dev.keepalive.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import dev.keepalive.it.harness.Signal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A JVM that is told to end while it starts. JDK 26 can hang for good where an agent's {@code
 * premain} needs a garbage collection at that moment: so a short one that makes little.
 */
class TermAtStartIT {
  private static final int TRIES = 24;
  private static final int STEP_MILLIS = 15;
  private static final int ENDED_BY_TERM = 128 + 15;

  @ParameterizedTest(name = "{0}")
  @MethodSource("dev.keepalive.it.harness.Jdk#eightSeventeenAndNewest")
  void it_ends_whenever_that_is(Jdk jdk) throws Exception {
    for (int i = 1; i <= TRIES; i++) {
      int millis = i * STEP_MILLIS;
      try (Program program =
          Launch.of(jdk).agent().main("dev.keepalive.subject.HoldOnly").start()) {
        TimeUnit.MILLISECONDS.sleep(millis); // the moment is what is tried
        Signal.TERM.send(program.pid());
        assertThat(program.exitCode(Duration.ofSeconds(20)))
            .as("%s, told to end after %d ms", jdk, millis)
            .isEqualTo(ENDED_BY_TERM);
      }
    }
  }
}
