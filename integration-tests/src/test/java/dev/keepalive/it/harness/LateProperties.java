package dev.keepalive.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What becomes of system properties that an application sets in {@code main}. */
public final class LateProperties {

  private static final String MAIN = "dev.keepalive.subject.LateProperty";

  private LateProperties() {}

  /** The program's arguments, and what shows that the JDK took what was set. */
  private static final Map<String, String> TAKEN =
      Map.of(
          "files", "no.such.Provider",
          "jar", "the application's handler",
          "others", "IPv4: true");

  /** Each JDK with each argument of the program. */
  public static Stream<Arguments> ofJdks() {
    return Jdk.all().stream()
        .flatMap(
            jdk ->
                TAKEN.keySet().stream()
                    // JDK 11 itself needs its handler of jar: URLs to load an agent
                    .filter(which -> !(jdk.feature() == 11 && which.equals("jar")))
                    .map(which -> Arguments.of(jdk, which)));
  }

  /** The program with these arguments, where people do not speak American English. */
  public static Program start(Launch launch, String... arguments) {
    return launch.option("-Duser.language=de", "-Duser.country=DE").main(MAIN, arguments).start();
  }

  /** What the program prints; among it what shows that it got its will. */
  public static String output(Launch launch, String which) {
    try (Program program = start(launch, which)) {
      assertThat(program.exitCode()).as("%s", program).isZero();
      assertThat(program.stdout()).contains(TAKEN.get(which));
      return program.stdout();
    }
  }
}
