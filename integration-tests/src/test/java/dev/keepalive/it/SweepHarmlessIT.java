package dev.keepalive.it;

import static dev.keepalive.it.Swept.HOLD;
import static dev.keepalive.it.Swept.PATIENCE;
import static dev.keepalive.it.Swept.SETTINGS;
import static dev.keepalive.it.Swept.awaitOnly;
import static dev.keepalive.it.Swept.debugged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.keepalive.it.harness.Debugger;
import dev.keepalive.it.harness.EachJdk;
import dev.keepalive.it.harness.FreePort;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Keepalive;
import dev.keepalive.it.harness.Kernel;
import dev.keepalive.it.harness.LateProperties;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the sweep does not do to the application, and what it survives itself. */
class SweepHarmlessIT {

  @TempDir Path directory;

  @EachJdk
  void a_moment_without_free_descriptors_does_not_end_the_sweep(Jdk jdk) throws IOException {
    int port = FreePort.next();
    try (Program program = withFewDescriptors(jdk, port)) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                program.ask("0", "left 0"); // each time: a look may have held one the last time
                assertThat(program.stderr()).contains("sweep: failed");
              });
      program.ask("all", "left all");
      try (Socket debugger = Debugger.connect(port)) {
        Debugger.handshake(debugger);
        awaitOnly(program, Keepalive.on(41, 7, 5));
        assertThat(program.stderr()).containsOnlyOnce("sweep: failed");
      }
    }
  }

  @EachJdk
  void a_single_free_descriptor_is_enough_for_the_sweep(Jdk jdk) throws IOException {
    int port = FreePort.next();
    try (Program program = withFewDescriptors(jdk, port)) {
      try (Socket debugger = Debugger.connect(port)) {
        Debugger.handshake(debugger);
        program.ask("1", "left 1");
        awaitOnly(program, Keepalive.on(41, 7, 5));
      }
    }
  }

  /** Takes descriptors away when asked. */
  private static Program withFewDescriptors(Jdk jdk, int port) {
    Program program =
        debugged(jdk, SETTINGS + ",sweep=1s", port)
            .through("bash", "-c", "ulimit -n 200; exec \"$@\"", "limited")
            .main("dev.keepalive.subject.NoDescriptors")
            .start();
    program.await("ready");
    return program;
  }

  /** Between the kernel's connect and {@code finishConnect} only the application knows the host. */
  @EachJdk
  void a_connection_that_is_not_finished_is_left_to_the_rule_for_its_host(Jdk jdk)
      throws IOException {
    Path config = directory.resolve("keepalive.properties");
    Files.writeString(config, "rule.off.match = connect localhost\nrule.off.enabled = false\n");
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Program program =
            Launch.of(jdk)
                .agent("sweep=1s,config=" + config)
                .main(
                    "dev.keepalive.subject.PendingConnects",
                    Integer.toString(server.getLocalPort()))
                .start()) {
      program.await("done");
      assertThat(Kernel.connections(program.pid()))
          .as("%s", program)
          .hasSize(15)
          .allMatch(socket -> !socket.keepalive().on());
    }
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("dev.keepalive.it.harness.LateProperties#ofJdks")
  void what_the_application_sets_after_a_sweep_still_holds(Jdk jdk, String which)
      throws IOException {
    int port = FreePort.next();
    try (Program program =
        LateProperties.start(
            debugged(jdk, SETTINGS + ",user-timeout=70s,sweep=1s", port), which, "later")) {
      program.await("ready");
      try (Socket debugger = Debugger.connect(port)) {
        Debugger.handshake(debugger);
        awaitOnly(program, Keepalive.on(41, 7, 5).withUserTimeout(70_000));
        program.ask("", "end");
        String swept = program.stdout();
        assertThat(swept.substring(swept.indexOf("ready")))
            .isEqualTo("ready\n" + LateProperties.output(Launch.of(jdk), which));
      }
    }
  }

  /** A library that fails to load for want of a descriptor takes all sockets of the JVM with it. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("jdksThatTellWhatTheyInitialise")
  void the_jdk_is_not_asked_for_options_of_sockets_that_it_does_not_know(Jdk jdk)
      throws IOException {
    int port = FreePort.next();
    Path initialised = directory.resolve("initialised");
    try (Program program =
        debugged(jdk, SETTINGS + ",sweep=1s", port)
            .option("-Xlog:class+init=info:file=" + initialised)
            .main(HOLD)
            .start()) {
      program.await("holding");
      try (Socket debugger = Debugger.connect(port)) {
        Debugger.handshake(debugger);
        awaitOnly(program, Keepalive.on(41, 7, 5));
        assertThat(Files.readString(initialised))
            .contains("com/sun/jna/Native")
            .doesNotContain("jdk/net/ExtendedSocketOptions");
      }
    }
  }

  static Stream<Jdk> jdksThatTellWhatTheyInitialise() {
    return Jdk.all().stream().filter(jdk -> jdk.feature() > 8);
  }

  @EachJdk
  void one_line_says_that_nothing_can_be_set_where_jna_cannot_be_loaded(Jdk jdk)
      throws IOException {
    int port = FreePort.next();
    try (Program program =
        debugged(jdk, SETTINGS + ",sweep=1s,log=debug", port)
            .option("-Djava.io.tmpdir=/proc", "-Duser.home=/proc")
            .through("env", "-u", "XDG_CACHE_HOME")
            .main(HOLD)
            .start()) {
      program.await("holding");
      for (int swept = 1; swept <= 2; swept++) {
        int times = swept;
        try (Socket debugger = Debugger.connect(port)) {
          Debugger.handshake(debugger);
          await()
              .atMost(PATIENCE)
              .until(() -> program.stderr().split("sweep: accept", -1).length > times);
        }
      }
      assertThat(program.stderr())
          .containsOnlyOnce(" WARN ")
          .containsPattern(" WARN .*JNA could not be loaded")
          .doesNotContain(" ERROR ");
    }
  }
}
