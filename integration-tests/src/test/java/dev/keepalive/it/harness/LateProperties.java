package dev.keepalive.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What becomes of system properties that an application sets in {@code main}. */
public final class LateProperties {

  private static final String MAIN = "dev.keepalive.subject.LateProperty";

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

  /** The program with these arguments, where people do not speak American English. */
  public static Program start(Launch launch, String... arguments) {
    return launch.option("-Duser.language=de", "-Duser.country=DE").main(MAIN, arguments).start();
  }

  /** What the program prints. */
  public static String output(Launch launch, String which) {
    try (Program program = start(launch, which)) {
      assertThat(program.exitCode()).as("%s", program).isZero();
      return program.stdout();
    }
  }
}
