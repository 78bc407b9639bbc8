package dev.keepalive.agent.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepalive.agent.linux.Descriptors;
import dev.keepalive.fake.netty.channel.Channel;
import dev.keepalive.fake.netty.channel.DefaultChannelPipeline;
import dev.keepalive.fake.netty.channel.NativeChannel;
import dev.keepalive.fake.netty.channel.NativeListener;
import dev.keepalive.fake.netty.channel.NioChannel;
import dev.keepalive.fake.netty.channel.unix.Socket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import org.junit.jupiter.api.Test;

class NettySocketTest {
  private static final SocketAddress REMOTE =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 5432);
  private static final SocketAddress LOCAL =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 40000);
  private static final SocketAddress PATH = UnixDomainSocketAddress.of("/nowhere");

  private final Socket fd = new Socket(42);

  @Test
  void a_native_connection_is_known_by_its_channel() throws IOException {
    NettySocket opened = of(new NativeChannel(null, REMOTE, LOCAL, fd));
    assertThat(opened.owner()).isSameAs(fd);
    assertThat(opened.accepted()).isFalse();
    assertThat(opened.remote()).isEqualTo(REMOTE);
    assertThat(opened.localPort()).isEqualTo(40000);
    assertThat(opened.kind()).isEqualTo(OptionSocket.Kind.NETTY);
    Channel listener = new NativeListener(null, null, LOCAL, fd);
    assertThat(of(new NativeChannel(listener, REMOTE, LOCAL, fd)).accepted()).isTrue();
  }

  @Test
  void other_addresses_are_none() throws IOException {
    NettySocket socket = of(new NativeChannel(null, PATH, PATH, fd));
    assertThat(socket.remote()).isNull();
    assertThat(socket.localPort()).isZero();
  }

  @Test
  void channels_without_a_descriptor_listeners_and_strangers_are_none() throws IOException {
    assertThat(of(new NioChannel(null, REMOTE, LOCAL))).isNull();
    assertThat(of(new NativeListener(null, null, LOCAL, fd))).isNull();
    assertThat(of(null)).isNull();
    assertThat(NettySocket.ofPipeline("no pipeline")).isNull();
  }

  @Test
  void its_descriptor_is_lent_by_number_until_it_is_closed() throws IOException {
    NettySocket socket = of(new NativeChannel(null, REMOTE, LOCAL, fd));
    OptionSocket byDescriptor = OptionSocket.of(fd);
    for (OptionSocket each : new OptionSocket[] {socket, byDescriptor}) {
      int[] number = {0};
      each.whileOpen(descriptor -> number[0] = Descriptors.number(descriptor));
      assertThat(number[0]).isEqualTo(42);
      assertThat(each.kind()).isEqualTo(OptionSocket.Kind.NETTY);
    }
    assertThat(TcpSocket.descriptorOf(fd)).isEqualTo(42);
    assertThat(TcpSocket.descriptorOf(new Socket(0))).isZero();
    fd.close();
    for (OptionSocket each : new OptionSocket[] {socket, byDescriptor}) {
      assertThatThrownBy(() -> each.whileOpen(d -> {})).isInstanceOf(ClosedChannelException.class);
    }
    assertThat(TcpSocket.descriptorOf(fd)).isEqualTo(-1);
  }

  private static NettySocket of(Channel channel) throws IOException {
    return NettySocket.ofPipeline(new DefaultChannelPipeline(channel));
  }
}
