package dev.keepalive.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.AgentJar;
import dev.keepalive.it.harness.Connections;
import dev.keepalive.it.harness.EachJdk;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Keepalive;
import dev.keepalive.it.harness.LateProperties;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is not started before the application's {@code main}: JBoss and WildFly depend on it. */
class BeforeMainIT {

  private static final String PROBE = "dev.keepalive.subject.LogManagerProbe";

  @TempDir Path directory;

  @EachJdk
  void the_applications_log_manager_is_the_first_to_be_asked(Jdk jdk) {
    try (Program program =
        Launch.of(jdk)
            .agent("user-timeout=auto,log=debug")
            .option("-Djava.util.logging.manager=dev.keepalive.subject.OwnLogManager")
            .main(PROBE)
            .start()) {
      program.await("done");
      assertThat(program.stdout())
          .isEqualTo(
              """
              logging started before main: false
              log manager: OwnLogManager
              connected: true
              done
              """);
    }
  }

  @EachJdk
  void neither_logging_nor_management_nor_jna_is_started_before_main(Jdk jdk) {
    try (Program program =
        Launch.of(jdk).agent("user-timeout=auto").option("-verbose:class").main(PROBE).start()) {
      program.await("done");
      List<String> beforeMain =
          program
              .stdout()
              .lines()
              .takeWhile(line -> !line.contains(PROBE + " "))
              .filter(
                  line ->
                      line.contains("java.util.logging.")
                          || line.contains("javax.management.")
                          || line.contains("com.sun.jna.")
                          || isLambda(jdk, line))
              .toList();
      assertThat(program.stdout()).contains(PROBE + " ");
      assertThat(beforeMain).isEmpty();
    }
  }

  /** Many a program sets what the JDK reads once: time zone, IP version, locale data and more. */
  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("dev.keepalive.it.harness.LateProperties#ofJdks")
  void what_the_application_sets_in_main_still_holds(Jdk jdk, String which) throws IOException {
    Path config = directory.resolve("keepalive.properties");
    Files.writeString(config, "idle = 50s\nrule.a.match = connect 10.0.0.0/8, *.example\n");
    Path log = directory.resolve("log");
    Launch launch = Launch.of(jdk).agent("user-timeout=auto,config=" + config + ",log-file=" + log);
    assertThat(LateProperties.output(launch, which))
        .contains("\nend\n")
        .isEqualTo(LateProperties.output(Launch.of(jdk), which));
  }

  /** Main has begun, though the JVM is in the code with which it called the agents. */
  @EachJdk
  void a_connection_gets_its_user_timeout_while_main_stands_in_a_class_transformer(Jdk jdk)
      throws IOException {
    String main = "dev.keepalive.subject.TransformerAgent";
    try (Program program =
        Launch.of(jdk)
            .agent("user-timeout=auto")
            .option("-javaagent:" + AgentJar.of(main, directory))
            .main(main)
            .start()) {
      Connections.of(program)
          .assertBothEndsShow(Keepalive.DEFAULT.withUserTimeout(119_000), List.of("first"));
    }
  }

  /** Its premain is the last, and never returns. */
  @EachJdk
  void an_application_that_an_agent_runs_in_its_premain_gets_its_user_timeout(Jdk jdk)
      throws IOException {
    String main = "dev.keepalive.subject.PremainLauncher";
    try (Program program =
        Launch.of(jdk)
            .agent("user-timeout=auto")
            .option("-javaagent:" + AgentJar.of(main, directory))
            .main(main)
            .start()) {
      Connections.of(program)
          .assertBothEndsShow(
              Keepalive.DEFAULT.withUserTimeout(119_000), List.of("socket@server-socket"));
    }
  }

  /** Early Java 8 crashed in invokedynamic before main; the JDK's own modules use it from 9 on. */
  private static boolean isLambda(Jdk jdk, String line) {
    return jdk.feature() == 8 && line.contains("$$Lambda$");
  }
}
