package dev.keepalive.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.EachJdk;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import java.util.List;

/** What is not started before the application's {@code main}: JBoss and WildFly depend on it. */
class BeforeMainIT {

  private static final String PROBE = "dev.keepalive.subject.LogManagerProbe";

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
