package dev.keepalive.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.Connections;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Keepalive;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.PatchedAgent;
import dev.keepalive.it.harness.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The JDK's non-public members: directly where there are hidden classes, else by reflection. */
class DirectAccessIT {
  private static final int HIDDEN_CLASSES = 15; // JEP 371
  private static final List<String> KINDS =
      List.of("socket@server-socket", "channel-open@channel-blocking");

  @TempDir Path directory;

  static List<Jdk> sinceModules() {
    return Jdk.from(9);
  }

  @ParameterizedTest
  @MethodSource("sinceModules")
  void nothing_goes_by_reflection_where_there_are_hidden_classes(Jdk jdk) throws Exception {
    String loaded = loaded(Launch.of(jdk).agent());
    boolean direct = jdk.feature() >= HIDDEN_CLASSES;
    assertThat(loaded.contains(" sun.nio.ch.KeepaliveNestmate")).isEqualTo(direct);
    assertThat(loaded.contains(" dev.keepalive.agent.jvm.NetCalls$Reflected ")).isEqualTo(!direct);
    assertThat(loaded.contains(" dev.keepalive.agent.jvm.Reflection ")).isEqualTo(!direct);
  }

  @ParameterizedTest
  @MethodSource("sinceModules")
  void a_jdk_that_does_not_allow_it_goes_by_reflection(Jdk jdk) throws Exception {
    Path agent =
        PatchedAgent.withConstant(
            directory, "dev.keepalive.agent.jvm.DirectAccess", "sun.nio.ch.Net", "sun.nio.ch.Nyt");
    String loaded = loaded(Launch.of(jdk).agent(agent));
    assertThat(loaded).contains(" dev.keepalive.agent.jvm.NetCalls$Reflected ");
    assertThat(loaded).doesNotContain(" sun.nio.ch.KeepaliveNestmate");
  }

  /** The classes that were loaded until the kernel had what it should have. */
  private String loaded(Launch launch) throws Exception {
    Path log = directory.resolve("classes");
    try (Program program =
        launch
            .option("-Xlog:class+load:file=" + log)
            .main("dev.keepalive.subject.Subject", Kinds.arguments("127.0.0.1", KINDS))
            .start()) {
      Connections.of(program).assertShow(Keepalive.DEFAULT, KINDS);
      assertThat(program.stderr().lines()).as("%s", program).hasSize(1);
    }
    return Files.readString(log);
  }
}
