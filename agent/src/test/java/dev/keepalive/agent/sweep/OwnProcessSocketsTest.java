package dev.keepalive.agent.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.keepalive.agent.linux.KernelTable;
import dev.keepalive.agent.linux.LoadedLibraries;
import dev.keepalive.agent.linux.OwnDescriptors;
import dev.keepalive.agent.linux.TcpState;
import dev.keepalive.agent.socket.Loopback;
import dev.keepalive.agent.socket.OnLoopback;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sockets of this JVM as the kernel tells of them. */
class OwnProcessSocketsTest extends OnLoopback {

  private final OwnProcessSockets sockets = new OwnProcessSockets();

  @Test
  void both_ends_of_a_connection_are_sockets_of_their_own_with_the_ports_crossed()
      throws IOException {
    int opened = Loopback.number(loopback.channel());
    int accepted = Loopback.number(loopback.accept());
    assertThat(sockets.descriptors()).contains(opened, accepted);
    assertThat(sockets.state(opened)).isEqualTo(TcpState.ESTABLISHED);
    assertThat(sockets.localPort(accepted)).isEqualTo(loopback.address().getPort());
    assertThat(sockets.remotePort(opened)).isEqualTo(loopback.address().getPort());
    assertThat(sockets.remotePort(accepted)).isEqualTo(sockets.localPort(opened)).isPositive();
    assertThat(sockets.inode(opened)).isPositive().isNotEqualTo(sockets.inode(accepted));
    assertThat(sockets.canBeAsked()).as("there are sockets of the JDK's").isTrue();
  }

  @Test
  void the_table_has_a_connection_by_its_inode() throws IOException {
    int opened = Loopback.number(loopback.channel());
    KernelTable table = sockets.table(Set.of(sockets.inode(opened)));
    KernelTable.Entry entry = table.get(sockets.inode(opened));
    assertThat(entry.state()).isEqualTo(TcpState.ESTABLISHED);
    assertThat(entry.remoteHost()).isEqualTo("127.0.0.1");
    assertThat(entry.remotePort()).isEqualTo(loopback.address().getPort());
  }

  @Test
  void a_path_is_a_socket_and_no_tcp_and_a_number_that_is_free_is_nothing(@TempDir Path directory)
      throws IOException {
    try (ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      listener.bind(java.net.UnixDomainSocketAddress.of(directory.resolve("socket")));
      try (SocketChannel channel = SocketChannel.open(listener.getLocalAddress())) {
        int number = Loopback.number(channel);
        assertThat(sockets.inode(number)).isPositive();
        assertThat(sockets.state(number)).isEqualTo(TcpState.NOT_TCP);
      }
    }
    assertThat(sockets.inode(Integer.MAX_VALUE)).isEqualTo(OwnDescriptors.NO_SOCKET);
  }

  @Test
  void without_a_debugger_no_connection_looks_like_its() throws IOException {
    assumeFalse(LoadedLibraries.contain(LoadedLibraries.DEBUGGER));
    try (SocketChannel peer = SocketChannel.open()) {
      peer.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      int ephemeral = ((InetSocketAddress) peer.getLocalAddress()).getPort();
      assertThat(sockets.looksLikeDebugger(80, ephemeral)).isFalse();
      assertThat(sockets.looksLikeDebugger(ephemeral, 80)).isFalse();
    }
  }
}
