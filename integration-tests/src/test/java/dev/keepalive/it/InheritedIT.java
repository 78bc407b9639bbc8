package dev.keepalive.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.EachJdk;
import dev.keepalive.it.harness.InheritedSocket;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Keepalive;
import dev.keepalive.it.harness.Kernel;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import dev.keepalive.it.harness.TcpSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectableChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code System.inheritedChannel()}: servers that inetd or systemd starts for a socket. */
class InheritedIT {

  /** inetd's {@code nowait}, systemd's {@code Accept=yes}. */
  @EachJdk
  void a_connection_that_is_the_standard_input_gets_the_settings(Jdk jdk) throws Exception {
    try (ServerSocketChannel server = listener();
        SocketChannel client = SocketChannel.open(server.getLocalAddress());
        SocketChannel accepted = server.accept();
        Program program = start(jdk, accepted, "channel")) {
      assertThatAllAreSet(program);
      client.shutdownOutput();
      program.await("ended");
    }
  }

  static Stream<Arguments> jdksAndWaysToAccept() {
    return Jdk.all().stream()
        .flatMap(jdk -> Stream.of("channel", "adaptor").map(accept -> Arguments.of(jdk, accept)));
  }

  /** inetd's {@code wait}, systemd's {@code Accept=no}: the listener was made elsewhere. */
  @ParameterizedTest(name = "{0}, accepted by the {1}")
  @MethodSource("jdksAndWaysToAccept")
  void a_connection_of_a_listener_that_is_the_standard_input_gets_the_settings(
      Jdk jdk, String accept) throws Exception {
    try (ServerSocketChannel server = listener();
        Program program = start(jdk, server, accept);
        SocketChannel client = SocketChannel.open(server.getLocalAddress())) {
      assertThatAllAreSet(program);
      client.shutdownOutput();
      program.await("ended");
    }
  }

  /** Nothing is left to the sweep. */
  private static Program start(Jdk jdk, SelectableChannel stdin, String accept) throws Exception {
    return Launch.of(jdk)
        .agent("idle=41s,interval=7s,count=5,user-timeout=70s,sweep=off")
        .stdin(InheritedSocket.of(stdin))
        .main("dev.keepalive.subject.InheritedChannel", accept)
        .start();
  }

  private static void assertThatAllAreSet(Program program) {
    program.await("done");
    assertThat(Kernel.connections(program.pid()))
        .as("%s", program)
        .isNotEmpty()
        .extracting(TcpSocket::keepalive)
        .containsOnly(Keepalive.on(41, 7, 5).withUserTimeout(70_000));
  }

  private static ServerSocketChannel listener() throws Exception {
    return ServerSocketChannel.open()
        .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }
}
