package dev.keepalive.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.Keepalive;
import dev.keepalive.it.harness.Kernel;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import java.util.List;
import java.util.stream.Stream;

/** Runs {@code dev.keepalive.subject.RoundTrip}, which always prints the same and exits with 3. */
final class RoundTrip {

  static final String MAIN = "dev.keepalive.subject.RoundTrip";

  static final String STDOUT =
      "socket: hello\nchannel: hello\nasynchronous channel: hello\ndone\ngoodbye\n";

  static final List<String> STDERR = List.of("a word of the program's own on stderr");

  /** All lines of both streams. */
  static List<String> lines() {
    return Stream.concat(STDOUT.lines(), STDERR.stream()).toList();
  }

  private static final int CONNECTIONS = 3;

  /** All that it printed, stderr by lines. */
  record Output(String stdout, List<String> stderr) {}

  private RoundTrip() {}

  /** Runs it to its end and asserts what its connections showed meanwhile. */
  static Output run(Launch launch, Keepalive expected) {
    try (Program program = launch.main(MAIN).start()) {
      program.await("done");
      assertThat(Kernel.connections(program.pid()))
          .as("%s", program)
          .hasSize(2 * CONNECTIONS)
          .allMatch(socket -> socket.keepalive().matches(expected));
      assertThat(program.end()).isEqualTo(3);
      return new Output(program.stdout(), program.stderr().lines().toList());
    }
  }
}
