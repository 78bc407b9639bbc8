package dev.keepalive.agent.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.socket.record.TcpOption;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.channels.NetworkChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The JDK's sockets, channels and asynchronous channels by their public or protected methods. */
class JdkSocketsTest extends OnLoopback {
  private static final TcpOption[] EXTENDED = {TcpOption.IDLE, TcpOption.INTERVAL, TcpOption.COUNT};

  @ParameterizedTest
  @EnumSource
  void both_ends_are_known(JdkKind kind) throws IOException {
    Object socket = kind.open(loopback);
    TcpSocket tcp = TcpSocket.opened(socket);
    assertThat(tcp.remote()).isEqualTo(loopback.address());
    assertThat(tcp.localPort()).isEqualTo(localPort(socket));
    assertThat(tcp.kind().isOfTheJdk()).isTrue();
    assertThat(socket.getClass().getSimpleName()).startsWith(name(tcp));
  }

  @ParameterizedTest
  @EnumSource
  void each_access_sets_what_another_reads(JdkKind kind) throws IOException {
    OptionSocket tcp = OptionSocket.of(kind.open(loopback));
    JdkOptions jdk = new JdkOptions();
    KernelOptions kernel = new KernelOptions();
    LibcOptions libc = new LibcOptions(dev.keepalive.agent.jvm.BeforeMain.over());
    assertThat(jdk.ready() && kernel.ready() && libc.ready()).isTrue();
    tcp.whileOpen(
        descriptor -> {
          for (TcpOption option : EXTENDED) {
            jdk.set(tcp, descriptor, option, 41);
            assertThat(kernel.get(tcp, descriptor, option)).isEqualTo(41);
            kernel.set(tcp, descriptor, option, 42);
            assertThat(libc.get(tcp, descriptor, option)).isEqualTo(42);
            libc.set(tcp, descriptor, option, 43);
            assertThat(jdk.get(tcp, descriptor, option)).isEqualTo(43);
          }
          for (int on = 1; on >= 0; on--) {
            jdk.set(tcp, descriptor, TcpOption.KEEPALIVE, on);
            assertThat(kernel.get(tcp, descriptor, TcpOption.KEEPALIVE)).isEqualTo(on);
            assertThat(libc.get(tcp, descriptor, TcpOption.KEEPALIVE)).isEqualTo(on);
            assertThat(jdk.get(tcp, descriptor, TcpOption.KEEPALIVE)).isEqualTo(on);
          }
        });
    assertThat(tcp.supports(StandardSocketOptions.SO_KEEPALIVE)).isTrue();
    assertThat(tcp.supports(StandardSocketOptions.IP_MULTICAST_TTL)).isFalse();
    assertThat(jdk.isSetting()).isFalse();
  }

  @Test
  @SuppressWarnings("deprecation") // up to JDK 24 it sends datagrams
  void a_socket_that_sends_datagrams_is_left_alone() throws IOException {
    try (DatagramSocket peer = new DatagramSocket();
        Socket datagrams = new Socket("127.0.0.1", peer.getLocalPort(), false)) {
      assertThat(TcpSocket.of(datagrams)).isNotNull();
      assertThat(TcpSocket.opened(datagrams)).isNull();
    }
  }

  @Test
  void what_is_no_socket_is_none() {
    assertThat(TcpSocket.of("text")).isNull();
    assertThat(TcpSocket.opened("text")).isNull();
    assertThat(OptionSocket.of("text")).isNull();
    assertThat(TcpSocket.descriptorOf("text")).isEqualTo(-1);
  }

  private static int localPort(Object socket) throws IOException {
    return socket instanceof NetworkChannel channel
        ? ((java.net.InetSocketAddress) channel.getLocalAddress()).getPort()
        : ((Socket) socket).getLocalPort();
  }

  private static String name(TcpSocket tcp) {
    String name = tcp.kind().toString();
    return name.equals("AsynchronousSocketChannel") ? "UnixAsynchronousSocketChannel" : name;
  }
}
