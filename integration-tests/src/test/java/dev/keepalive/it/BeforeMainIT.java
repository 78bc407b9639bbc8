package dev.keepalive.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.Connections;
import dev.keepalive.it.harness.EachJdk;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Keepalive;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.io.TempDir;

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

  /** Many a program does that, and the JDK reads each of them once. */
  @EachJdk
  void the_application_still_chooses_time_zone_and_ip_version_in_main(Jdk jdk) {
    assertThat(outputOfLateProperty(Launch.of(jdk).agent("user-timeout=auto")))
        .contains("time zone: Asia/Kathmandu", "IPv4: true")
        .isEqualTo(outputOfLateProperty(Launch.of(jdk)));
  }

  /** Main has begun, though the JVM is in the code with which it called the agents. */
  @EachJdk
  void a_connection_gets_its_user_timeout_while_main_stands_in_a_class_transformer(Jdk jdk)
      throws IOException {
    String main = "dev.keepalive.subject.TransformerAgent";
    try (Program program =
        Launch.of(jdk)
            .agent("user-timeout=auto")
            .option("-javaagent:" + otherAgent(main))
            .main(main)
            .start()) {
      Connections.of(program)
          .assertBothEndsShow(Keepalive.DEFAULT.withUserTimeout(119_000), List.of("first"));
    }
  }

  /** A jar with nothing but a manifest: the class is on the class path. */
  private Path otherAgent(String premainClass) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(new Attributes.Name("Premain-Class"), premainClass);
    Path jar = directory.resolve("other-agent.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      out.finish();
    }
    return jar;
  }

  /** Early Java 8 crashed in invokedynamic before main; the JDK's own modules use it from 9 on. */
  private static boolean isLambda(Jdk jdk, String line) {
    return jdk.feature() == 8 && line.contains("$$Lambda$");
  }

  private static String outputOfLateProperty(Launch launch) {
    try (Program program = launch.main("dev.keepalive.subject.LateProperty").start()) {
      assertThat(program.exitCode()).as("%s", program).isZero();
      return program.stdout();
    }
  }
}
