package dev.keepalive.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

/**
 * Among three hundred rules the settings of a connection cost 2 µs at most at the median, and no
 * garbage.
 */
@Isolated("measures time")
class PolicyBenchmarkIT {
  private static final double MOST_NANOS = 2000;

  /** Less than the smallest object; JMH itself allocates a little. */
  private static final double MOST_BYTES = 1;

  /** {@code -Dkeepalive.bench=all}: every question to all rules, and longer. */
  private static final boolean ALL = "all".equals(System.getProperty("keepalive.bench"));

  private static final String[] NAMES =
      Arrays.stream(ManyRules.values()).map(Enum::name).toArray(String[]::new);

  private static final String[] HARD = Arrays.copyOfRange(NAMES, 1, NAMES.length);

  @Test
  void choosing_among_three_hundred_rules_takes_two_microseconds_at_most_and_no_garbage()
      throws RunnerException {
    Map<String, Double> nanos = new TreeMap<>();
    for (RunResult result : run(Mode.SampleTime)) {
      double median = result.getPrimaryResult().getStatistics().getPercentile(50);
      nanos.put(name(result), median);
    }
    Map<String, Double> bytes = new TreeMap<>();
    for (RunResult result : run(Mode.AverageTime)) {
      bytes.put(name(result), result.getSecondaryResults().get("gc.alloc.rate.norm").getScore());
    }
    for (String name : nanos.keySet()) {
      System.out.printf("%-20s %6.0f ns %6.3f B%n", name, nanos.get(name), bytes.get(name));
    }
    assertThat(nanos).hasSize(ALL ? 30 : 14).hasSameSizeAs(bytes);
    assertThat(nanos.values()).allSatisfy(each -> assertThat(each).isBetween(1.0, MOST_NANOS));
    assertThat(bytes.values()).allSatisfy(each -> assertThat(each).isBetween(0.0, MOST_BYTES));
  }

  private static String name(RunResult result) {
    String benchmark = result.getParams().getBenchmark();
    String question = benchmark.substring(benchmark.lastIndexOf('.') + 1);
    return result.getParams().getParam("rules") + " " + question;
  }

  /** Every question to mixed rules; to harder ones those that make them try the most. */
  private static List<RunResult> run(Mode mode) throws RunnerException {
    if (ALL) {
      return new ArrayList<>(run(mode, "PolicyBenchmark", NAMES));
    }
    List<RunResult> results = new ArrayList<>(run(mode, "PolicyBenchmark", "MIXED"));
    results.addAll(run(mode, "PolicyBenchmark.(pattern|none)", HARD));
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
            .jvmArgsAppend("-Dkeepalive.bench.rules=" + ManyRules.RULES)
            .shouldFailOnError(true)
            .addProfiler(GCProfiler.class);
    if (!ALL) {
      options
          .warmupIterations(2)
          .warmupTime(TimeValue.milliseconds(300))
          .measurementIterations(3)
          .measurementTime(TimeValue.milliseconds(200));
    }
    return new Runner(options.build()).run();
  }
}
