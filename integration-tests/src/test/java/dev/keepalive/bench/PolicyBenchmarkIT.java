package dev.keepalive.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Among a thousand rules the settings of a connection cost 2 µs at most, and no garbage. */
@Isolated("measures time")
class PolicyBenchmarkIT {
  private static final double MOST_NANOS = 2000;

  /** Less than the smallest object; JMH itself allocates a little. */
  private static final double MOST_BYTES = 1;

  @Test
  void choosing_among_a_thousand_rules_takes_at_most_two_microseconds_at_the_median()
      throws RunnerException {
    for (RunResult result : run(Mode.SampleTime)) {
      assertThat(result.getPrimaryResult().getStatistics().getPercentile(50))
          .as(result.getParams().id())
          .isPositive()
          .isLessThanOrEqualTo(MOST_NANOS);
    }
  }

  @Test
  void choosing_among_a_thousand_rules_allocates_nothing() throws RunnerException {
    for (RunResult result : run(Mode.AverageTime)) {
      assertThat(result.getSecondaryResults().get("gc.alloc.rate.norm").getScore())
          .as(result.getParams().id())
          .isNotNegative()
          .isLessThan(MOST_BYTES);
    }
  }

  /** Every question to mixed rules; to the others those that make them try the most rules. */
  private static List<RunResult> run(Mode mode) throws RunnerException {
    List<RunResult> results = new ArrayList<>();
    results.addAll(run(mode, "PolicyBenchmark", "MIXED"));
    results.addAll(
        run(mode, "PolicyBenchmark.(pattern|none)", "PORTS", "NESTED", "PATTERNS", "INFIXES"));
    assertThat(results).hasSize(6 + 2 * 4);
    return results;
  }

  private static Collection<RunResult> run(Mode mode, String include, String... rules)
      throws RunnerException {
    // another JMH on the machine is no reason not to run
    System.setProperty("jmh.ignoreLock", "true");
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(include)
            .param("rules", rules)
            .mode(mode)
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true)
            .warmupIterations(2)
            .warmupTime(TimeValue.milliseconds(300))
            .measurementIterations(3)
            .measurementTime(TimeValue.milliseconds(200))
            .addProfiler(GCProfiler.class);
    return new Runner(options.build()).run();
  }
}
