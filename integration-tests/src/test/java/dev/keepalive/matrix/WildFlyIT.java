package dev.keepalive.matrix;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.tools.attach.VirtualMachine;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Keepalive;
import dev.keepalive.it.harness.Program;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** WildFly, which refuses to start where an agent touched java.util.logging or JMX before it. */
class WildFlyIT {

  private static final Map<Integer, String> VERSION_BY_JDK =
      Map.of(8, "26.1.3.Final", 17, "39.0.1.Final", 25, "39.0.1.Final");
  private static final Keepalive CONFIGURED = Timing.CONFIGURED.withUserTimeout(75_000);

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void it_boots_and_its_connections_have_keepalive(Jdk jdk) throws Exception {
    WildFly wildfly = WildFly.unpack(VERSION_BY_JDK.get(jdk.feature()), jdk);
    try (Program program =
        wildfly.launch(jdk).agent(Timing.AGENT_ARGUMENT + ",user-timeout=auto").start()) {
      Awaitility.await()
          .atMost(Duration.ofMinutes(2))
          .failFast("it ended", () -> !isAlive(program))
          .until(() -> program.stdout().contains("WFLYSRV0025"));
      try (Socket http = answered(wildfly.httpPort(), "/");
          Socket management = answered(wildfly.managementPort(), "/management")) {
        assertThat(Side.of(program.pid()).get(Side.ACCEPTS))
            .as("%s", program)
            .filteredOn(
                socket ->
                    socket.has(wildfly.httpPort(), http.getLocalPort())
                        || socket.has(wildfly.managementPort(), management.getLocalPort()))
            .hasSize(2)
            .allMatch(socket -> socket.keepalive().matches(CONFIGURED));
        assertThat(askedInJmx(program, "Accepted")).isGreaterThanOrEqualTo(2);
        assertThat(askedInJmx(program, "Failed")).isZero();
      }
      assertThat(program.stdout()).doesNotContain(" ERROR ");
      assertThat(program.stderr().lines())
          .filteredOn(line -> line.contains("keepalive"))
          .hasSize(1);
    }
  }

  static List<Jdk> jdks() {
    return Jdk.all().stream().filter(jdk -> VERSION_BY_JDK.containsKey(jdk.feature())).toList();
  }

  private static boolean isAlive(Program program) {
    return ProcessHandle.of(program.pid()).map(ProcessHandle::isAlive).orElse(false);
  }

  /** As jconsole asks a process of this host, once the server has brought its own JMX up. */
  @SuppressWarnings("BanJNDI") // of a process that the test has started itself
  private static long askedInJmx(Program program, String attribute) throws Exception {
    VirtualMachine jvm = VirtualMachine.attach(Long.toString(program.pid()));
    try (JMXConnector connector =
        JMXConnectorFactory.connect(new JMXServiceURL(jvm.startLocalManagementAgent()))) {
      return (Long)
          connector
              .getMBeanServerConnection()
              .getAttribute(new ObjectName("dev.keepalive:type=KeepaliveAgent"), attribute);
    } finally {
      jvm.detach();
    }
  }

  /** A connection that has its answer and is kept. */
  private static Socket answered(int port, String path) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(US_ASCII));
    BufferedReader in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
    assertThat(in.readLine()).startsWith("HTTP/1.1 ");
    return socket;
  }
}
