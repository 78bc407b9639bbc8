package dev.keepalive.lab.rescue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.Artifacts;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import java.time.Duration;
import java.time.Instant;

/**
 * A command of the agent's jar that somebody entered on the machine, outside of every namespace.
 *
 * @param at when
 * @param returned when it had ended
 * @param program the ended process
 */
record Entered(Instant at, Instant returned, Program program) {

  /** Runs it to its end. */
  static Entered run(Jdk jdk, String... words) {
    Instant at = Instant.now();
    Program program = Launch.of(jdk).jar(Artifacts.AGENT, words).start();
    program.exitCode();
    return new Entered(at, Instant.now(), program);
  }

  /** Fails unless it was content, and said this. */
  void check(String said) {
    assertThat(program.exitCode()).as("%s", program).isZero();
    assertThat(program.stdout()).as("%s", program).contains(said);
  }

  Duration took() {
    return Duration.between(at, returned);
  }
}
