package dev.keepalive.agent.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.linux.DescriptorOptions;
import dev.keepalive.agent.socket.record.TcpOption;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.Test;

class ConnectBoundTest extends OnLoopback {
  private final DescriptorOptions options = new DescriptorOptions();
  private final Watched watched = new Watched("dead-after=8s");

  @Test
  void a_socket_is_bound_while_it_connects_and_free_afterwards() throws IOException {
    try (Socket socket = new Socket()) {
      watched.connections.connecting(socket, loopback.address());
      assertThat(held(socket)).isEqualTo(8000);
      socket.connect(loopback.address());
      watched.connections.connected(socket, loopback.address());
      assertThat(held(socket)).isZero();
    }
  }

  @Test
  void so_is_a_channel() throws IOException {
    try (SocketChannel channel = SocketChannel.open()) {
      watched.connections.connecting(channel, loopback.address());
      assertThat(held(channel)).isEqualTo(8000);
      channel.connect(loopback.address());
      watched.connections.connected(channel, loopback.address());
      assertThat(held(channel)).isZero();
    }
  }

  @Test
  void what_the_application_has_set_comes_back_and_stays_where_it_is_less() throws IOException {
    try (SocketChannel more = SocketChannel.open();
        SocketChannel less = SocketChannel.open()) {
      watched.connections.asked(more, TcpOption.USER_TIMEOUT, 9000);
      options.set(
          DescriptorOptions.forNumber(Loopback.number(less)),
          TcpOption.USER_TIMEOUT.level(),
          TcpOption.USER_TIMEOUT.number(),
          7000);
      watched.connections.asked(less, TcpOption.USER_TIMEOUT, 7000);
      for (SocketChannel each : new SocketChannel[] {more, less}) {
        watched.connections.connecting(each, loopback.address());
      }
      assertThat(held(more)).isEqualTo(8000);
      assertThat(held(less)).isEqualTo(7000);
      more.connect(loopback.address());
      watched.connections.connected(more, loopback.address());
      assertThat(held(more)).isEqualTo(9000);
    }
  }

  @Test
  void where_it_is_not_promised_nothing_is_set() throws IOException {
    for (String argument : new String[] {"", "dead-after=off", "enabled=false,dead-after=8s"}) {
      Watched other = new Watched(argument);
      try (SocketChannel channel = SocketChannel.open()) {
        other.connections.connecting(channel, loopback.address());
        assertThat(held(channel)).isZero();
      }
    }
    try (SocketChannel channel = loopback.channel()) {
      watched.connections.connected(channel, loopback.address());
      watched.connections.connecting(channel, loopback.address()); // again: it will throw
      assertThat(held(channel)).isZero();
      watched.connections.connecting(new Object(), loopback.address());
      watched.connections.connecting(channel, null);
    }
  }

  @Test
  void a_name_that_is_not_resolved_is_decided_on_as_it_is() throws IOException {
    try (Socket socket = new Socket()) {
      watched.connections.connecting(
          socket, InetSocketAddress.createUnresolved("db.example", 5432));
      assertThat(held(socket)).isEqualTo(8000);
    }
  }

  @Test
  void where_a_connection_goes_is_what_was_asked_for() throws IOException {
    InetAddress address = InetAddress.getByAddress("db.example", new byte[] {10, 0, 0, 7});
    assertThat(Addresses.opened(new InetSocketAddress(address, 5432), address))
        .hasToString("connect db.example/10.0.0.7:5432");
  }

  @Test
  void what_is_closed_or_foreign_is_left_to_the_connect() throws IOException {
    Socket closed = new Socket();
    closed.close();
    watched.connections.connecting(closed, loopback.address());
    assertThat(watched.told).isEmpty();
    ForeignSocketImpl impl = new ForeignSocketImpl();
    try (Socket foreign = new Socket(impl) {}) {
      watched.connections.connecting(foreign, loopback.address());
      assertThat(impl.created).isFalse();
    }
  }

  private int held(Object socket) throws IOException {
    return options.get(
        DescriptorOptions.forNumber(Loopback.number(socket)),
        TcpOption.USER_TIMEOUT.level(),
        TcpOption.USER_TIMEOUT.number());
  }
}
