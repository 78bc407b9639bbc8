package dev.keepalive.agent.linux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.jvm.Reflection;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OwnDescriptorsTest {

  @Test
  void a_socket_has_the_inode_that_the_kernels_table_has() throws IOException {
    try (ServerSocketChannel listener = ServerSocketChannel.open()) {
      listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      try (SocketChannel client = SocketChannel.open(listener.getLocalAddress())) {
        int number = (Integer) Reflection.get(Reflection.field(client.getClass(), "fdVal"), client);
        assertThat(OwnDescriptors.numbers()).contains(number);
        long inode = OwnDescriptors.inode(number);
        KernelTable.Entry entry = KernelTable.read(Set.of(inode)).get(inode);
        assertThat(entry.state()).isEqualTo(TcpState.ESTABLISHED);
        assertThat(entry.remotePort())
            .isEqualTo(((InetSocketAddress) client.getRemoteAddress()).getPort());
        assertThat(entry.localPort())
            .isEqualTo(((InetSocketAddress) client.getLocalAddress()).getPort());
        assertThat(entry.remoteHost())
            .isEqualTo(
                ((InetSocketAddress) client.getRemoteAddress()).getAddress().getHostAddress());
      }
    }
  }

  @Test
  void a_closed_number_has_none() throws IOException {
    SocketChannel channel = SocketChannel.open();
    int number = (Integer) Reflection.get(Reflection.field(channel.getClass(), "fdVal"), channel);
    assertThat(OwnDescriptors.inode(number)).isPositive();
    channel.close();
    assertThat(OwnDescriptors.inode(number)).isEqualTo(OwnDescriptors.NO_SOCKET);
  }

  @Test
  void a_file_has_no_sockets_inode() throws IOException {
    try (FileInputStream file = new FileInputStream("/dev/null")) {
      Integer number =
          (Integer) Reflection.get(Reflection.field(file.getFD().getClass(), "fd"), file.getFD());
      assertThat(OwnDescriptors.numbers()).contains(number);
      assertThat(OwnDescriptors.inode(number)).isEqualTo(OwnDescriptors.NO_SOCKET);
    }
  }
}
