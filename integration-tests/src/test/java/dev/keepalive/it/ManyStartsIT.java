package dev.keepalive.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keepalive.it.harness.Artifacts;
import dev.keepalive.it.harness.Connections;
import dev.keepalive.it.harness.Container;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Keepalive;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Starts that share the jar, and cannot change anything around it. */
@Isolated("32 JVMs at once")
class ManyStartsIT {
  private static final int JVMS = 32;
  private static final String KIND = "socket@server-socket";

  /** Nothing but the terminal can be written to; proves it before it becomes the JVM. */
  private static final String READ_ONLY =
      """
      mount -t tmpfs -o ro tmpfs /tmp
      mount --bind "$1" "$1"
      mount -o remount,bind,ro "$1"
      mount -o remount,bind,ro /
      for folder in /tmp /var/tmp "$1" "$HOME"; do
        if touch "$folder/probe" 2>/dev/null; then echo "$folder can be written to" >&2; exit 1; fi
      done
      shift
      exec "$@"
      """;

  @ParameterizedTest(name = "{0}")
  @MethodSource("dev.keepalive.it.harness.Jdk#eightSeventeenAndNewest")
  void of_many_that_start_at_once_all_are_woven(Jdk jdk) {
    List<Program> programs = new ArrayList<>();
    try {
      for (int i = 0; i < JVMS; i++) {
        programs.add(subject(Launch.of(jdk).agent()));
      }
      programs.forEach(ManyStartsIT::assertWoven);
    } finally {
      programs.forEach(Program::close);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dev.keepalive.it.harness.Jdk#all")
  void a_jar_of_another_user_on_a_file_system_that_is_read_only_does(Jdk jdk) throws IOException {
    assumeTrue(Container.isRoot());
    Path directory = Files.createDirectories(Artifacts.TARGET.resolve("it").resolve("others"));
    Path jar = directory.resolve("keepalive-agent.jar");
    Files.copy(Artifacts.AGENT, jar, StandardCopyOption.REPLACE_EXISTING);
    Files.setAttribute(jar, "unix:uid", Container.UID);
    Launch launch = Launch.of(jdk).agent(jar);
    launch.through("unshare", "--mount", "bash", "-e", "-c", READ_ONLY, "it", directory.toString());
    try (Program program = subject(launch)) {
      assertWoven(program);
    }
  }

  private static Program subject(Launch launch) {
    return launch.main("dev.keepalive.subject.Subject", "127.0.0.1", KIND).start();
  }

  private static void assertWoven(Program program) {
    Connections.of(program).assertBothEndsShow(Keepalive.DEFAULT, List.of(KIND));
    assertThat(program.stderr().lines()).singleElement(STRING).contains(" INFO ");
  }
}
