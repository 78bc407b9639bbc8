package dev.keepalive.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent in {@code JAVA_TOOL_OPTIONS} does not disturb the JDK's own tools. */
class JdkToolsIT {

  /** Tools with arguments that make them print something and end. */
  private static final List<String> COMMANDS =
      List.of(
          "java -version",
          "javac -version",
          "javap java.lang.Runnable",
          "jar --version",
          "javadoc --version",
          "jdeps --version",
          "jlink --version",
          "jmod --version",
          "jcmd -h",
          "jps -help",
          "jstat -help",
          "jstack -h",
          "jmap -h",
          "jinfo -h",
          "jfr --version",
          "jpackage --version",
          "jarsigner -help",
          "serialver -help",
          "keytool -help",
          "rmiregistry -help",
          "pack200 --version",
          "unpack200 --version");

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("jdksAndCommands")
  void a_tool_prints_what_it_prints_without_the_agent(Jdk jdk, String command) {
    String agent = Launch.agentOption("");
    Output alone = run(Launch.of(jdk), command);
    Output withAgent = run(Launch.of(jdk).environment("JAVA_TOOL_OPTIONS", agent), command);
    assertThat(withAgent.exitCode()).isEqualTo(alone.exitCode());
    assertThat(withAgent.stdout()).isEqualTo(alone.stdout());
    assertThat(withAgent.stderr())
        .filteredOn(line -> !line.equals("Picked up JAVA_TOOL_OPTIONS: " + agent))
        .isEqualTo(alone.stderr());
  }

  static Stream<Arguments> jdksAndCommands() {
    return Jdk.all().stream()
        .flatMap(
            jdk ->
                COMMANDS.stream()
                    .filter(command -> Files.exists(jdk.tool(command.split(" ", 2)[0])))
                    .map(command -> Arguments.of(jdk, command)));
  }

  private record Output(int exitCode, String stdout, List<String> stderr) {}

  private static Output run(Launch launch, String command) {
    String[] word = command.split(" ", -1);
    try (Program tool = launch.startTool(word[0], Arrays.copyOfRange(word, 1, word.length))) {
      int exitCode = tool.end();
      return new Output(exitCode, tool.stdout(), tool.stderr().lines().toList());
    }
  }
}
