package dev.keepalive.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.config.Mutants;
import dev.keepalive.it.harness.EachJdk;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever stands in the file or in the agent argument, the application starts and does what it
 * does. {@code FuzzTest} in the agent's module tries many more, without a JVM for each.
 */
class FuzzIT {

  /** For each JDK; {@code -Dkeepalive.fuzz=N} to try more. */
  private static final int MUTANTS = Integer.getInteger("keepalive.fuzz", 20);

  /** Neither writes a file of its own nor ends the program when it is broken. */
  private static final List<String> FILES =
      List.of(
          """
          # the mainframe is behind an old firewall
          idle = 60s
          rule.mainframe.match = connect 10.20.0.0/16:1414, mq*.bank.example:1414-1420
          rule.mainframe.user-timeout = auto
          rule.local.match = any 127.0.0.0/8, any [::1]
          rule.local.preset = failover
          """,
          """
          preset=aws
          app-settings = tighten
          reload = 1s
          log=debug
          on-error=continue
          rule.a.match = connect [fd00::]/8:80,443-445, \\
              *.example, accept :1, 2 from 10.0.0.0/8, [fe80::]/10
          rule.a.enabled = false
          """);

  private static final List<String> ARGUMENTS =
      List.of(
          "idle=60s,interval=10s,count=6,user-timeout=auto,app-settings=override",
          "enabled=true,preset=go,log=info,reload=off,sweep=auto");

  @TempDir Path directory;

  @EachJdk
  void the_application_starts_and_does_what_it_does(Jdk jdk) throws IOException {
    int rejected = 0;
    for (int i = 0; i < MUTANTS; i++) {
      int seed = 1000 * jdk.feature() + i;
      SplittableRandom random = new SplittableRandom(seed);
      String argument =
          i % 2 == 0 ? mutant(random, ARGUMENTS) : "config=" + file(jdk, mutant(random, FILES));
      try (Program program = Launch.of(jdk).agent(argument).main(RoundTrip.MAIN).start()) {
        assertThat(program.end()).as("seed %d: %s", seed, program).isEqualTo(3);
        assertThat(program.stdout()).as("seed %d: %s", seed, program).isEqualTo(RoundTrip.STDOUT);
        assertThat(program.stderr()).as("seed %d: %s", seed, program).doesNotContain("\tat ");
        rejected += program.stderr().contains("the configuration is broken") ? 1 : 0;
      }
    }
    assertThat(rejected).as("rejected of %d", MUTANTS).isBetween(1, MUTANTS - 1);
  }

  private Path file(Jdk jdk, String text) throws IOException {
    return Files.writeString(directory.resolve(jdk.feature() + ".properties"), text);
  }

  /** Of what a command line can hold: neither NUL nor half a character. */
  private static String mutant(SplittableRandom random, List<String> corpus) {
    return Mutants.of(random, corpus).replace('\0', ' ').replace('\uD83D', ' ');
  }
}
