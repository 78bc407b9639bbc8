package dev.keepalive.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.EachJdk;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Keepalive;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A broken configuration is told and the application runs, without the agent. */
class BadInputIT {

  private static final String RANGE =
      "; allowed: 1s to 32767s, as 60, 60s, 2m or 1h, or kernel, or learned";

  /** Agent argument and the message that it brings. */
  private static final Map<String, String> MESSAGES =
      Map.ofEntries(
          Map.entry("bogus=1", "agent argument, column 1: unknown key bogus; known keys: enabled,"),
          Map.entry("idel=5", "agent argument, column 1: unknown key idel; did you mean idle?"),
          Map.entry("idle=0", "agent argument, column 6: idle=0 is out of range" + RANGE),
          Map.entry("idle=99999", "agent argument, column 6: idle=99999 is out of range" + RANGE),
          Map.entry("count=128", "count=128 is out of range; allowed: 1 to 127, or kernel"),
          Map.entry("idle=fast", "agent argument, column 6: idle=fast is not a duration" + RANGE),
          Map.entry("idle=", "agent argument, column 6: idle= is empty" + RANGE),
          Map.entry("config=/nowhere", "agent argument, column 8: config=/nowhere does not exist"),
          Map.entry("config=/proc/self/mem", "column 8: config=/proc/self/mem can't be read"),
          Map.entry("config=/", "column 8: config=/ is a directory; allowed: a properties file"),
          Map.entry("idle", "agent argument, column 1: idle has no value; allowed: key=value"),
          Map.entry(
              "idle=1,,count=2", "agent argument, column 8: nothing between two commas; allowed:"),
          Map.entry(
              "user-timeout=auto,count=kernel",
              "agent argument, column 14: user-timeout=auto contradicts count=kernel"));

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("jdksAndArguments")
  void the_application_runs_and_one_line_tells_what_is_wrong(Jdk jdk, String argument) {
    RoundTrip.Output output = RoundTrip.run(Launch.of(jdk).agent(argument), Keepalive.OFF);
    assertThat(output.stdout()).isEqualTo(RoundTrip.STDOUT);
    assertThat(output.stderr()).hasSize(3);
    assertThat(output.stderr().get(0)).contains("ERROR").contains(MESSAGES.get(argument));
    assertThat(output.stderr().get(1))
        .endsWith(
            "off: the configuration is broken; the application runs without the agent"
                + (argument.startsWith("config=") ? " until the file is good" : ""));
    assertThat(output.stderr().get(2)).isEqualTo(RoundTrip.STDERR.get(0));
  }

  @EachJdk
  void a_misspelt_property_and_variable_are_told_too(Jdk jdk) {
    RoundTrip.Output output =
        RoundTrip.run(
            Launch.of(jdk)
                .agent()
                .option("-Dkeepalive.idel=5")
                .environment("KEEPALIVE_INTERVALL", "5"),
            Keepalive.OFF);
    assertThat(output.stdout()).isEqualTo(RoundTrip.STDOUT);
    assertThat(output.stderr())
        .anyMatch(line -> line.contains("keepalive.idel; did you mean keepalive.idle?"))
        .anyMatch(line -> line.contains("KEEPALIVE_INTERVALL; did you mean KEEPALIVE_INTERVAL?"));
  }

  @EachJdk
  void an_unwise_user_timeout_is_a_warning_and_holds(Jdk jdk) {
    RoundTrip.Output output =
        RoundTrip.run(
            Launch.of(jdk).agent("user-timeout=5s"), Keepalive.DEFAULT.withUserTimeout(5_000));
    assertThat(output.stdout()).isEqualTo(RoundTrip.STDOUT);
    assertThat(output.stderr().get(0)).contains("WARN").contains("is below idle=60s");
  }

  /** Without delay: from JDK 26 on an exit from an agent's premain takes a minute, if it may. */
  @EachJdk
  void on_error_abort_exits_before_main(Jdk jdk) {
    try (Program program =
        Launch.of(jdk).agent("idle=0,on-error=abort").main(RoundTrip.MAIN).start()) {
      assertThat(program.exitCode(Duration.ofSeconds(30))).isEqualTo(1);
      assertThat(program.stdout()).isEmpty();
      assertThat(program.stderr()).contains("idle=0 is out of range").doesNotContain("\tat ");
    }
  }

  static Stream<Arguments> jdksAndArguments() {
    List<String> arguments = MESSAGES.keySet().stream().sorted().toList();
    return Jdk.all().stream()
        .flatMap(jdk -> arguments.stream().map(argument -> Arguments.of(jdk, argument)));
  }
}
