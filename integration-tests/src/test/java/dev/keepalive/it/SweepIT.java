package dev.keepalive.it;

import static dev.keepalive.it.Swept.HOLD;
import static dev.keepalive.it.Swept.SETTINGS;
import static dev.keepalive.it.Swept.awaitAll;
import static dev.keepalive.it.Swept.awaitOnly;
import static dev.keepalive.it.Swept.debugged;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.Attach;
import dev.keepalive.it.harness.Debugger;
import dev.keepalive.it.harness.EachJdk;
import dev.keepalive.it.harness.FreePort;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Keepalive;
import dev.keepalive.it.harness.Kernel;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import dev.keepalive.it.harness.TcpSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Connections that a native library opens or accepts, past every method of the JDK's. The
 * debugger's transport is one that each JDK has.
 */
class SweepIT {

  @TempDir Path directory;

  @EachJdk
  void a_debugger_that_is_accepted_gets_the_settings(Jdk jdk) throws IOException {
    int port = FreePort.next();
    try (Program program =
        debugged(jdk, SETTINGS + ",user-timeout=70s,sweep=1s", port).main(HOLD).start()) {
      program.await("holding");
      try (Socket debugger = Debugger.connect(port)) {
        Debugger.handshake(debugger);
        awaitOnly(program, Keepalive.on(41, 7, 5).withUserTimeout(70_000));
      }
    }
  }

  @EachJdk
  void a_debugger_that_is_connected_to_is_swept_without_being_asked(Jdk jdk) throws IOException {
    try (ServerSocket debugger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Program program =
            Launch.of(jdk)
                .agent(SETTINGS)
                .option(
                    "-agentlib:jdwp=transport=dt_socket,server=n,suspend=n,address=127.0.0.1:"
                        + debugger.getLocalPort())
                .main(HOLD)
                .start();
        Socket connection = debugger.accept()) {
      Debugger.handshake(connection);
      program.await("holding");
      awaitOnly(program, Keepalive.on(41, 7, 5));
    }
  }

  @EachJdk
  void sweep_off_leaves_it_alone(Jdk jdk) throws IOException {
    int port = FreePort.next();
    try (Program program = debugged(jdk, "sweep=off,log=debug", port).main(HOLD).start()) {
      program.await("holding");
      try (Socket debugger = Debugger.connect(port)) {
        Debugger.handshake(debugger);
        assertThat(Kernel.connections(program.pid()))
            .extracting(TcpSocket::keepalive)
            .noneMatch(keepalive -> keepalive.equals(Keepalive.on(60, 10, 6)))
            .hasSize(1);
        assertThat(program.stderr()).doesNotContain("sweep");
      }
    }
  }

  @EachJdk
  void a_connection_from_before_an_attach_keeps_keepalive_that_is_switched_off(Jdk jdk)
      throws Exception {
    assertStandsAfterAttach(jdk, "off", SETTINGS + ",sweep=1s");
  }

  @EachJdk
  void a_connection_from_before_an_attach_gets_timings_that_are_set_later_tightened(Jdk jdk)
      throws Exception {
    assertStandsAfterAttach(jdk, "late", SETTINGS + ",sweep=1s,app-settings=tighten");
  }

  /** What the agent brings with the attach is there again after the program has set its wish. */
  private static void assertStandsAfterAttach(Jdk jdk, String wish, String agentArgument)
      throws Exception {
    try (Program program = beforeAttach(jdk, wish)) {
      Attach.agent(program, agentArgument);
      awaitAll(program, Keepalive.on(41, 7, 5));
      program.ask("", "set");
      awaitAll(program, Keepalive.on(41, 7, 5));
    }
  }

  static Stream<Arguments> jdksAndKinds() {
    return Jdk.all().stream()
        .flatMap(
            jdk -> Stream.of("socket", "channel", "async").map(kind -> Arguments.of(jdk, kind)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("jdksAndKinds")
  void a_native_connection_on_the_number_of_a_closed_socket_gets_the_settings(Jdk jdk, String kind)
      throws IOException {
    int port = FreePort.next();
    try (Program program =
        debugged(jdk, SETTINGS + ",sweep=1s", port)
            .main("dev.keepalive.subject.ClosedSockets", kind)
            .start()) {
      program.await("open");
      List<Integer> numbers = descriptors(program);
      try (Socket first = Debugger.connect(port)) { // accept(2) takes its number before it waits
        Debugger.handshake(first);
        program.ask(Collections.max(numbers).toString(), "closed");
      }
      try (Socket debugger = Debugger.connect(port)) {
        Debugger.handshake(debugger);
        awaitOnly(program, Keepalive.on(41, 7, 5));
        assertThat(numbers).as("%s", program).containsAll(descriptors(program));
      }
    }
  }

  /** With {@code suspend=y} the listener is gone before the first look. */
  @EachJdk
  void a_debugger_that_was_there_first_counts_as_accepted(Jdk jdk) throws IOException {
    int port = FreePort.next();
    Path config = directory.resolve("keepalive.properties");
    Files.writeString(config, "rule.d.match = accept :" + port + "\nrule.d.idle = 43s\n");
    try (Program program =
        Launch.of(jdk)
            .agent("config=" + config)
            .option(Debugger.listening(port).replace("suspend=n", "suspend=y"))
            .main(HOLD)
            .start()) {
      try (Socket debugger = Debugger.connect(port)) {
        Debugger.handshake(debugger);
        Debugger.resume(debugger);
        program.await("holding");
        awaitOnly(program, Keepalive.on(43, 10, 6));
      }
    }
  }

  @EachJdk
  void a_debugger_that_stands_in_a_file_of_arguments_is_swept_without_being_asked(Jdk jdk)
      throws IOException {
    int port = FreePort.next();
    Launch launch = Launch.of(jdk).agent(SETTINGS).main(HOLD);
    if (jdk.feature() == 8) { // which has no such files
      launch.environment("JAVA_TOOL_OPTIONS", Debugger.listening(port));
    } else {
      launch.option(
          "@" + Files.writeString(directory.resolve("arguments"), Debugger.listening(port)));
    }
    try (Program program = launch.start()) {
      program.await("holding");
      try (Socket debugger = Debugger.connect(port)) {
        Debugger.handshake(debugger);
        awaitOnly(program, Keepalive.on(41, 7, 5));
      }
    }
  }

  static Stream<Arguments> jdksAndModes() {
    return Jdk.all().stream()
        .flatMap(
            jdk ->
                Stream.of(
                    Arguments.of(jdk, "keep-enabled", Keepalive.on(200, 7, 5)),
                    Arguments.of(jdk, "tighten", Keepalive.on(41, 7, 5)),
                    Arguments.of(jdk, "override", Keepalive.on(41, 7, 5))));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("jdksAndModes")
  void what_a_library_sets_on_a_swept_connection_stands_as_far_as_the_mode_says(
      Jdk jdk, String mode, Keepalive wanted) throws IOException {
    int port = FreePort.next();
    String argument = SETTINGS + ",sweep=1s,app-settings=" + mode;
    try (Program program = debugged(jdk, argument, port).main(HOLD).start()) {
      program.await("holding");
      try (Socket debugger = Debugger.connect(port)) {
        Debugger.handshake(debugger);
        awaitOnly(program, Keepalive.on(41, 7, 5));
        TcpSocket swept = Kernel.connections(program.pid()).get(0);
        for (boolean keepalive : new boolean[] {true, false}) {
          Kernel.set(program.pid(), swept, keepalive, 200);
          awaitOnly(program, wanted);
        }
      }
    }
  }

  /** A program without the agent that holds connections of its own, and sets this when asked. */
  private static Program beforeAttach(Jdk jdk, String wish) {
    Program program =
        Launch.of(jdk)
            .main(
                "dev.keepalive.subject.AppSettings",
                Stream.of(
                        "127.0.0.1",
                        "socket-later-" + wish,
                        "channel-later-" + wish,
                        "async-later-" + wish,
                        "serversocket-later-" + wish)
                    .toArray(String[]::new))
            .start();
    program.await("done");
    return program;
  }

  private static List<Integer> descriptors(Program program) {
    return Kernel.connections(program.pid()).stream().map(TcpSocket::descriptor).toList();
  }
}
