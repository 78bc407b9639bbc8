package dev.keepalive.agent.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepalive.agent.jvm.Reflection;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import jdk.net.ExtendedSocketOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DescriptorOptionsTest {

  private static final int SOL_SOCKET = 1;
  private static final int SO_KEEPALIVE = 9;
  private static final int IPPROTO_TCP = 6;
  private static final int TCP_KEEPIDLE = 4;
  private static final int TCP_USER_TIMEOUT = 18;

  private final DescriptorOptions options = new DescriptorOptions();

  private ServerSocketChannel server;
  private SocketChannel channel;

  @BeforeEach
  void connect() throws IOException {
    server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    channel = SocketChannel.open(server.getLocalAddress());
  }

  @AfterEach
  void close() throws IOException {
    channel.close();
    server.close();
  }

  @Test
  void options_that_are_set_are_read_back_with_the_number_alone() throws IOException {
    FileDescriptor descriptor = DescriptorOptions.forNumber(number(channel));
    options.set(descriptor, SOL_SOCKET, SO_KEEPALIVE, 1);
    options.set(descriptor, IPPROTO_TCP, TCP_KEEPIDLE, 41);
    options.set(descriptor, IPPROTO_TCP, TCP_USER_TIMEOUT, 70_001);

    assertThat(options.get(descriptor, SOL_SOCKET, SO_KEEPALIVE)).isEqualTo(1);
    assertThat(options.get(descriptor, IPPROTO_TCP, TCP_KEEPIDLE)).isEqualTo(41);
    assertThat(options.get(descriptor, IPPROTO_TCP, TCP_USER_TIMEOUT)).isEqualTo(70_001);
    assertThat(channel.getOption(StandardSocketOptions.SO_KEEPALIVE)).isTrue();
    assertThat(channel.getOption(ExtendedSocketOptions.TCP_KEEPIDLE)).isEqualTo(41);
  }

  @Test
  void the_calls_are_there_and_ready_once_the_jdk_has_a_connection() {
    assertThat(options.isAvailable()).isTrue();
    assertThat(options.isReady()).isTrue();
  }

  @Test
  void a_closed_descriptor_and_one_that_is_no_socket_are_closed_channels() throws IOException {
    FileDescriptor closed = DescriptorOptions.forNumber(number(channel));
    channel.close();
    try (FileInputStream none = new FileInputStream("/dev/null")) {
      for (FileDescriptor descriptor :
          new FileDescriptor[] {closed, none.getFD(), new FileDescriptor(), null}) {
        assertThatThrownBy(() -> options.get(descriptor, SOL_SOCKET, SO_KEEPALIVE))
            .isInstanceOf(ClosedChannelException.class);
        assertThatThrownBy(() -> options.set(descriptor, SOL_SOCKET, SO_KEEPALIVE, 1))
            .isInstanceOf(ClosedChannelException.class);
      }
    }
    assertThat(options.isAvailable()).isTrue();
  }

  @Test
  void what_the_kernel_refuses_on_an_open_socket_is_not_a_closed_one() {
    FileDescriptor descriptor = DescriptorOptions.forNumber(number(channel));
    assertThatThrownBy(() -> options.set(descriptor, IPPROTO_TCP, TCP_KEEPIDLE, 0))
        .isInstanceOf(SocketException.class);
    assertThatThrownBy(() -> options.get(descriptor, IPPROTO_TCP, 9999))
        .isInstanceOf(SocketException.class);
    assertThat(options.isAvailable()).isTrue();
  }

  private static int number(SocketChannel channel) {
    return (Integer) Reflection.get(Reflection.field(channel.getClass(), "fdVal"), channel);
  }
}
