package dev.keepalive.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The agent ends connections whose descriptors are closed and used again at that very moment: no
 * other connection is touched. Five seconds a JDK; {@code -Dkeepalive.churn=60} for as many.
 */
class TimedChurnIT {
  private static final Pattern RESULT =
      Pattern.compile("agent (\\d+) program (\\d+) free (\\d+) touched (\\d+)");

  @TempDir Path directory;

  /** The oldest guards its sockets otherwise than all later ones. */
  static Stream<Jdk> jdks() {
    return Stream.of(Jdk.all().get(0), Jdk.newest()).distinct();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void none_that_has_time_is_ended(Jdk jdk) throws Exception {
    Path file = directory.resolve("keepalive.properties");
    Files.writeString(
        file,
        """
        rule.timed.match = connect 127.1.0.0/16
        rule.timed.idle-close = 1s
        rule.timed.answer-timeout = 1s
        """);
    try (Program program =
        Launch.of(jdk)
            .agent("log=error,config=" + file)
            .main("dev.keepalive.subject.TimedChurn")
            .start()) {
      program.await("runs");
      Thread.sleep(Duration.ofSeconds(Integer.getInteger("keepalive.churn", 5)).toMillis());
      assertThat(program.end()).isZero();
      Matcher result = RESULT.matcher(program.await("agent "));
      assertThat(result.matches()).isTrue();
      System.err.println(jdk + ": " + result.group());
      assertThat(Long.parseLong(result.group(1))).as("by the agent").isPositive();
      assertThat(Long.parseLong(result.group(2))).as("by the program").isPositive();
      assertThat(Long.parseLong(result.group(3))).as("that have time").isGreaterThan(1000);
      assertThat(Long.parseLong(result.group(4))).as("touched").isZero();
      assertThat(program.stderr()).isEmpty();
    }
  }
}
