package dev.keepalive.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.keepalive.it.harness.Debugger;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Keepalive;
import dev.keepalive.it.harness.Kernel;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import dev.keepalive.it.harness.TcpSocket;
import java.time.Duration;
import java.util.List;

/** Programs with a debugger, whose connection only the sweep can find, and what it gets. */
final class Swept {

  static final String HOLD = "dev.keepalive.subject.HoldOnly";
  static final String SETTINGS = "idle=41s,interval=7s,count=5";
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private Swept() {}

  /** A program that waits at this port for its debugger. */
  static Launch debugged(Jdk jdk, String agentArgument, int port) {
    return Launch.of(jdk).agent(agentArgument).option(Debugger.listening(port));
  }

  static void awaitAll(Program program, Keepalive wanted) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(Kernel.connections(program.pid()))
                    .as("%s", program)
                    .isNotEmpty()
                    .extracting(TcpSocket::keepalive)
                    .containsOnly(wanted));
  }

  static void awaitOnly(Program program, Keepalive wanted) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(Kernel.connections(program.pid()))
                    .as("%s", program)
                    .extracting(TcpSocket::keepalive)
                    .isEqualTo(List.of(wanted)));
  }
}
