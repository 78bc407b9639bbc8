package dev.keepalive.it;

import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.Artifacts;
import dev.keepalive.it.harness.Connections;
import dev.keepalive.it.harness.EachJdk;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Keepalive;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import dev.keepalive.it.harness.Tls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** The agent's jar is overwritten in place under a JVM that runs, as {@code cp} does it. */
class OverwrittenJarIT {

  @TempDir Path directory;

  @EachJdk
  void the_first_connections_are_protected_after_another_file_took_its_place(Jdk jdk)
      throws IOException {
    byte[] other = Files.readAllBytes(Artifacts.AGENT);
    Arrays.fill(other, (byte) 'x');
    firstConnectionsAreProtected(jdk, other);
  }

  /** What Java 8 has mapped into memory is gone then. */
  @EachJdk
  void the_first_connections_are_protected_while_the_copy_has_just_begun(Jdk jdk)
      throws IOException {
    firstConnectionsAreProtected(jdk, new byte[100]);
  }

  private void firstConnectionsAreProtected(Jdk jdk, byte[] other) throws IOException {
    Path jar = Files.copy(Artifacts.AGENT, directory.resolve("keepalive-agent.jar"));
    List<String> kinds = Kinds.of(jdk);
    try (Program program =
        Launch.of(jdk)
            .option("-javaagent:" + jar + "=user-timeout=auto")
            .option("-XX:-CreateCoredumpOnCrash")
            .option("-XX:+IgnoreUnrecognizedVMOptions")
            .option(Tls.options())
            .main("dev.keepalive.subject.Subject", "127.0.0.1")
            .start()) {
      program.await("done");
      Files.write(jar, other, TRUNCATE_EXISTING, WRITE);
      String kind = kinds.get(kinds.size() - 1);
      program.ask(String.join(" ", kinds), "done " + kinds.get(0));
      assertThat(program.stdout()).contains("ready " + kind + " ");
      Connections.of(program).assertBothEndsShow(Keepalive.DEFAULT.withUserTimeout(119_000), kinds);
      assertThat(program.stderr().lines()).hasSize(1);
      assertThat(program.end()).isZero();
    }
  }
}
