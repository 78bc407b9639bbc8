package dev.keepalive.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Keepalive;
import dev.keepalive.it.harness.Kernel;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import dev.keepalive.it.harness.TcpSocket;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Old application servers run under a SecurityManager; there is none from Java 24 on. */
class SecurityManagerIT {

  static Stream<Jdk> jdksThatStartWithOne() {
    return Jdk.all().stream().filter(jdk -> jdk.feature() <= 17);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdksThatStartWithOne")
  void the_application_needs_no_permission_for_what_the_agent_does(Jdk jdk) {
    try (Program program =
        Launch.of(jdk)
            .agent("user-timeout=110s")
            .main("dev.keepalive.subject.UnderSecurityManager")
            .start()) {
      program.await("holding");
      assertThat(Kernel.connections(program.pid()))
          .as("%s", program)
          .hasSize(4)
          .extracting(TcpSocket::keepalive)
          .containsOnly(Keepalive.on(60, 10, 6).withUserTimeout(110_000));
    }
  }
}
