package dev.keepalive.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.EachJdk;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Kernel;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** What is not TCP, or not the JDK's, is left alone. */
class UntouchedIT {

  private static final int DATAGRAMS = 3;
  private static final int UNIX_DOMAIN = 3;

  @TempDir Path directory;

  @EachJdk
  void unix_domain_sockets_datagrams_and_foreign_sockets_are_left_alone(Jdk jdk) {
    boolean hasUnixDomain = jdk.feature() >= 16;
    try (Program program =
        Launch.of(jdk)
            .agent("user-timeout=auto,app-settings=override")
            .main("dev.keepalive.subject.Untouched", directory.resolve("socket").toString())
            .start()) {
      program.await("done");
      assertThat(program.stdout())
          .isEqualTo(
              "unix domain: "
                  + hasUnixDomain
                  + """

                  options set on a given foreign socket: [8=false]
                  options set on a foreign factory's socket: [8=false]
                  done
                  """);
      assertThat(Kernel.keepaliveOfOthers(program.pid()))
          .hasSizeGreaterThanOrEqualTo(DATAGRAMS + (hasUnixDomain ? UNIX_DOMAIN : 0))
          .doesNotContainValue(true);
      assertThat(program.stderr().lines()).as("%s", program).hasSize(1);
      assertThat(program.end()).isZero();
    }
  }
}
