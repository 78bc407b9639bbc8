package dev.keepalive.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What becomes of system properties that an application sets in {@code main}. */
public final class LateProperties {

  public static final String MAIN = "dev.keepalive.subject.LateProperty";

  private LateProperties() {}

  /** Each JDK with each argument of the program. */
  public static Stream<Arguments> ofJdks() {
    return Jdk.all().stream()
        .flatMap(
            jdk ->
                Stream.of("files", "jar", "others")
                    // JDK 11 itself needs its handler of jar: URLs to load an agent
                    .filter(which -> !(jdk.feature() == 11 && which.equals("jar")))
                    .map(which -> Arguments.of(jdk, which)));
  }

  /** What the program prints. */
  public static String output(Launch launch, String which) {
    try (Program program = launch.main(MAIN, which).start()) {
      assertThat(program.exitCode()).as("%s", program).isZero();
      return program.stdout();
    }
  }
}
