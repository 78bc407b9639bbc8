package dev.keepalive.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.keepalive.it.harness.Connections;
import dev.keepalive.it.harness.EachJdk;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Keepalive;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import dev.keepalive.it.harness.Tls;
import java.util.List;

/** Options are set without a library of the agent's, and so without a file to load it from. */
class NoFilesIT {
  /** From 21 on, of any program. */
  private static final String OF_THE_JDK = "WARNING: java.io.tmpdir directory does not exist";

  @EachJdk
  void every_kind_has_all_five_options_without_a_temporary_folder_and_without_jna(Jdk jdk) {
    List<String> kinds = Kinds.of(jdk);
    try (Program program =
        Launch.of(jdk)
            .agent("idle=20s,user-timeout=30s")
            .option("-Djava.io.tmpdir=/nowhere", "-verbose:class")
            .option(Tls.options())
            .main("dev.keepalive.subject.Subject", Kinds.arguments("127.0.0.1", kinds))
            .start()) {
      Connections.of(program)
          .assertBothEndsShow(Keepalive.on(20, 10, 6).withUserTimeout(30_000), kinds);
      assertThat(program.stdout())
          .as("what the JVM tells of its classes")
          .contains("dev.keepalive.agent.socket.KernelOptions")
          .doesNotContain("com.sun.jna");
      List<String> said =
          program.stderr().lines().filter(line -> !line.equals(OF_THE_JDK)).toList();
      assertThat(said).singleElement(STRING).contains(" INFO ").contains("on: idle 20s");
    }
  }
}
