package dev.keepalive.agent.linux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.jvm.Reflection;
import java.io.FileDescriptor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.Channel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.Test;

/** Of real sockets, by their numbers. */
class TcpStateTest {

  private final DescriptorOptions options = new DescriptorOptions();

  @Test
  void a_descriptor_tells_its_state_and_its_ports() throws IOException {
    try (ServerSocketChannel listener = ServerSocketChannel.open();
        DatagramChannel udp = DatagramChannel.open();
        SocketChannel unconnected = SocketChannel.open()) {
      listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      int port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
      try (SocketChannel client = SocketChannel.open(listener.getLocalAddress());
          SocketChannel accepted = listener.accept()) {
        int clientPort = ((InetSocketAddress) client.getLocalAddress()).getPort();

        assertThat(state(listener)).isEqualTo(TcpState.LISTEN);
        assertThat(state(client)).isEqualTo(TcpState.ESTABLISHED);
        assertThat(state(accepted)).isEqualTo(TcpState.ESTABLISHED);
        assertThat(state(udp)).isEqualTo(TcpState.NOT_TCP);
        assertThat(state(unconnected)).isEqualTo(TcpState.OTHER);
        assertThat(options.localPort(descriptor(listener))).isEqualTo(port);
        assertThat(options.localPort(descriptor(client))).isEqualTo(clientPort);
        assertThat(options.remotePort(descriptor(client))).isEqualTo(port);
        assertThat(options.remotePort(descriptor(accepted))).isEqualTo(clientPort);
        accepted.shutdownOutput();
        assertThat(state(accepted)).isEqualTo(TcpState.OTHER);
      }
    }
  }

  @Test
  void what_is_closed_meanwhile_is_no_connection() throws IOException {
    SocketChannel channel = SocketChannel.open();
    FileDescriptor closed = descriptor(channel);
    channel.close();
    assertThat(TcpState.of(closed, options)).isEqualTo(TcpState.OTHER);
  }

  private TcpState state(Channel channel) throws IOException {
    return TcpState.of(descriptor(channel), options);
  }

  private FileDescriptor descriptor(Channel channel) {
    return DescriptorOptions.forNumber(
        (Integer) Reflection.get(Reflection.field(channel.getClass(), "fdVal"), channel));
  }
}
