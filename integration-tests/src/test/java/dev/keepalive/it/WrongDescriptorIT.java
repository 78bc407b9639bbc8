package dev.keepalive.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.Command;
import dev.keepalive.it.harness.FreePort;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Descriptors are closed and used again at full speed under {@code apply} in a loop and under a
 * sweep: none of another rule is touched. Twenty seconds; {@code -Dkeepalive.churn=600} for as many
 * seconds.
 */
class WrongDescriptorIT {
  private static final Pattern RESULT =
      Pattern.compile("opened (\\d+) kept alive (\\d+) touched wrongly (\\d+)");

  @TempDir Path directory;

  @Test
  void none_of_another_rule_is_touched() throws IOException {
    int wanted = FreePort.next();
    int alone = FreePort.next();
    Path file = directory.resolve("keepalive.properties");
    Files.writeString(
        file,
        """
        rule.wanted.match = connect *:%1$d, accept :%1$d
        rule.alone.match = connect *:%2$d, accept :%2$d
        rule.alone.enabled = false
        """
            .formatted(wanted, alone));
    try (Program program =
        Launch.of(Jdk.newest())
            .agent("sweep=1s,config=" + file)
            .option("-Xcheck:jni")
            .main("dev.keepalive.subject.Churn", "" + wanted, "" + alone)
            .start()) {
      program.await("runs");
      long end = System.nanoTime() + duration().toNanos();
      int runs = 0;
      while (System.nanoTime() < end) {
        Command apply =
            Command.run("apply", Long.toString(program.pid()), "config=" + file, "--json");
        assertThat(apply.exit()).as("%s", apply).isZero();
        runs++;
      }
      assertNoneWasTouched(program, runs);
    }
  }

  private static void assertNoneWasTouched(Program program, int runs) {
    assertThat(program.end()).isZero();
    Matcher result = RESULT.matcher(program.await("opened "));
    assertThat(result.matches()).isTrue();
    System.err.println("under " + runs + " runs: " + result.group());
    assertThat(Long.parseLong(result.group(1))).isGreaterThan(10_000);
    assertThat(Long.parseLong(result.group(3))).isZero();
    assertThat(program.stderr()).doesNotContain("FATAL ERROR", "Exception");
  }

  private static Duration duration() {
    return Duration.ofSeconds(Integer.getInteger("keepalive.churn", 20));
  }
}
