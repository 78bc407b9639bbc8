package dev.keepalive.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.keepalive.it.harness.Debugger;
import dev.keepalive.it.harness.EachJdk;
import dev.keepalive.it.harness.FreePort;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Kernel;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
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

  /** The debugger's connection shows that the sweep has come by; of two, that a round is over. */
  @EachJdk
  void the_sweep_leaves_unix_domain_sockets_and_datagrams_alone(Jdk jdk) throws IOException {
    int port = FreePort.next();
    try (Program program =
        Launch.of(jdk)
            .agent("user-timeout=auto,app-settings=override,sweep=1s")
            .option(Debugger.listening(port))
            .main("dev.keepalive.subject.Untouched", directory.resolve("socket").toString())
            .start()) {
      program.await("done");
      for (int round = 0; round < 2; round++) {
        try (Socket debugger = Debugger.connect(port)) {
          Debugger.handshake(debugger);
          await()
              .atMost(Duration.ofSeconds(30))
              .until(
                  () -> Kernel.connections(program.pid()),
                  connections ->
                      connections.size() == 1
                          && connections.get(0).local().getPort() == port
                          && connections.get(0).keepalive().on());
        }
      }
      assertThat(Kernel.keepaliveOfOthers(program.pid()))
          .hasSizeGreaterThanOrEqualTo(DATAGRAMS + (jdk.feature() >= 16 ? UNIX_DOMAIN : 0))
          .doesNotContainValue(true);
    }
  }
}
