package dev.keepalive.it;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.keepalive.it.harness.FreePort;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Keepalive;
import dev.keepalive.it.harness.Kernel;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The JDK's own servers: what comes with the JDK and runs until it is stopped. */
class JdkServersIT {

  @TempDir Path directory;

  /** Its command; {@code PORT} and {@code DIRECTORY} are filled in. */
  private record Server(String name, String command, Client client) {
    @Override
    public String toString() {
      return name;
    }
  }

  private interface Client {
    Closeable connect(int port) throws IOException;
  }

  private static final List<Server> SERVERS =
      List.of(
          new Server("rmiregistry", "rmiregistry PORT", JdkServersIT::look),
          new Server("orbd", "orbd -ORBInitialPort PORT -defaultdb DIRECTORY", JdkServersIT::open),
          new Server("tnameserv", "tnameserv -ORBInitialPort PORT", JdkServersIT::open),
          new Server(
              "rmid",
              "rmid -J-Dsun.rmi.activation.execPolicy=none -port PORT -log DIRECTORY/log",
              JdkServersIT::look),
          new Server("jwebserver", "jwebserver -b 127.0.0.1 -p PORT", JdkServersIT::get),
          new Server(
              "jstatd",
              "jstatd -J-Djava.security.policy=DIRECTORY/policy -p PORT",
              JdkServersIT::look));

  static Stream<Arguments> jdksAndServers() {
    List<Arguments> found = new ArrayList<>();
    for (Jdk jdk : Jdk.all()) {
      for (Server server : SERVERS) {
        String tool = server.command.split(" ", 2)[0];
        if (Files.exists(jdk.tool(tool))) {
          found.add(Arguments.of(jdk, server));
        }
      }
      if (jdk.feature() >= 18) {
        String command = "java -m jdk.httpserver -b 127.0.0.1 -p PORT";
        found.add(
            Arguments.of(jdk, new Server("java -m jdk.httpserver", command, JdkServersIT::get)));
      }
    }
    return found.stream();
  }

  static Stream<Jdk> jdks() {
    return Jdk.all().stream();
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("jdksAndServers")
  void its_clients_are_kept_alive_under_java_tool_options(Jdk jdk, Server server)
      throws IOException {
    String option = Launch.agentOption("");
    keepsItsClientsAlive(Launch.of(jdk).environment("JAVA_TOOL_OPTIONS", option), server, "");
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("jdksAndServers")
  void its_clients_are_kept_alive_when_its_command_names_the_agent(Jdk jdk, Server server)
      throws IOException {
    keepsItsClientsAlive(Launch.of(jdk), server, Launch.agentOption(""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void a_broken_configuration_ends_it_where_that_was_asked_for(Jdk jdk) throws IOException {
    String option = "-J" + Launch.agentOption("nonsense=1,on-error=abort");
    try (Program registry =
        Launch.of(jdk).startTool("rmiregistry", option, Integer.toString(FreePort.next()))) {
      assertThat(registry.exitCode()).isNotZero();
      assertThat(registry.stderr()).contains("nonsense");
    }
  }

  /** No server, but asked for by name. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void a_tool_whose_command_names_the_agent_says_that_it_is_on(Jdk jdk) {
    try (Program tool =
        Launch.of(jdk).startTool("keytool", "-J" + Launch.agentOption("idle=33"), "-help")) {
      assertThat(tool.exitCode()).isZero();
      assertThat(tool.stderr()).contains("on: idle 33s");
    }
  }

  private void keepsItsClientsAlive(Launch launch, Server server, String option)
      throws IOException {
    Files.writeString(
        directory.resolve("policy"), "grant { permission java.security.AllPermission; };\n");
    int port = FreePort.next();
    List<String> words = new ArrayList<>();
    Collections.addAll(
        words,
        server
            .command
            .replace("PORT", Integer.toString(port))
            .replace("DIRECTORY", directory.toString())
            .split(" ", -1));
    String tool = words.remove(0);
    if (!option.isEmpty()) {
      words.add(0, tool.equals("java") ? option : "-J" + option);
    }
    try (Program program = launch.startTool(tool, words.toArray(String[]::new));
        Closeable client = connected(server, port)) {
      assertThat(client).isNotNull();
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () ->
                  assertThat(Kernel.connections(program.pid()))
                      .as("%s", program)
                      .anyMatch(socket -> socket.local().getPort() == port)
                      .allMatch(socket -> socket.keepalive().matches(Keepalive.DEFAULT)));
      assertThat(program.stderr()).containsOnlyOnce("on: idle 60s");
      ProcessHandle.of(program.pid()).ifPresent(ProcessHandle::destroy); // it reads no input
    }
  }

  private static Closeable connected(Server server, int port) {
    return await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .until(() -> server.client.connect(port), client -> client != null);
  }

  /** An RMI lookup; the JDK keeps the connection for some seconds. */
  private static Closeable look(int port) throws IOException {
    Registry registry = LocateRegistry.getRegistry("127.0.0.1", port);
    registry.list();
    return () -> {};
  }

  private static Closeable open(int port) throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), port);
  }

  private static Closeable get(int port) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
    assertThat(socket.getInputStream().read()).isEqualTo('H');
    return socket;
  }
}
