package dev.keepalive.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.Artifacts;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row of the matrix on each of its JDKs: the libraries that people run. */
class MatrixIT {

  private static final Path MODULE = Artifacts.TARGET.getParent();
  private static final Tier TIER = Tier.current();
  private static final List<StackSpec> STACKS =
      StackSource.findAll(MODULE.resolve("src/stacks/java"));
  private static final List<Trial> TRIALS = trials();
  private static final Progress PROGRESS = new Progress(TRIALS.size());

  @ParameterizedTest(name = "{0}")
  @MethodSource("trials")
  void every_side_has_the_configured_keepalive(Trial trial) {
    Verdict verdict = PROGRESS.of(trial);
    assertThat(verdict.complaints()).isEmpty();
  }

  @AfterAll
  static void write() {
    Page page = new Page(MODULE.resolve("COMPATIBILITY.md"));
    if (TIER.isWritten()) {
      page.write(PROGRESS.verdicts(), TIER.isAll());
    } else {
      assertThat(page.notSaid(PROGRESS.verdicts()))
          .as(
              "what COMPATIBILITY.md does not say; integration-tests/README.md tells how to write it")
          .isEmpty();
    }
  }

  static List<Trial> trials() {
    return STACKS.stream()
        .filter(NativeLibraries::has)
        .flatMap(stack -> TIER.jdks(stack).stream().map(jdk -> new Trial(stack, jdk)))
        .toList();
  }
}
