package dev.keepalive.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.keepalive.agent.config.match.Direction;
import dev.keepalive.agent.jvm.BeforeMain;
import dev.keepalive.agent.log.RecordingLog;
import dev.keepalive.agent.socket.Connections;
import dev.keepalive.agent.socket.Loopback;
import dev.keepalive.agent.socket.OnLoopback;
import dev.keepalive.agent.socket.record.ConnectionRecord;
import dev.keepalive.fake.netty.channel.DefaultChannelPipeline;
import dev.keepalive.fake.netty.channel.NativeChannel;
import dev.keepalive.fake.netty.channel.unix.Socket;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import jdk.net.ExtendedSocketOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventsTest extends OnLoopback {
  private static final int IPPROTO_TCP = 6;
  private static final int TCP_KEEPIDLE = 4;
  private static final int TCP_NODELAY = 1;

  private final List<ConnectionRecord> settled = new ArrayList<>();
  private final Connections connections =
      new Connections(
          Loopback.policy("idle=60s,app-settings=override"),
          BeforeMain.over(),
          settled::add,
          new RecordingLog());

  private final List<Object> jmx = new ArrayList<>();
  private SocketChannel channel;

  @BeforeEach
  void connect() throws IOException {
    channel = loopback.channel();
  }

  @Test
  void a_connection_that_is_opened_gets_its_settings() throws Exception {
    InetSocketAddress asked = new InetSocketAddress("localhost", loopback.address().getPort());
    assertThat(happened(Events.CONNECTED, channel, asked, null, "value")).isEqualTo("value");
    assertThat(settled)
        .singleElement()
        .satisfies(r -> assertThat(r.connection()).contains("localhost/"));
    assertThat(channel.getOption(ExtendedSocketOptions.TCP_KEEPIDLE)).isEqualTo(60);
  }

  @Test
  void a_connection_that_is_accepted_is_told_as_that() throws Exception {
    happened(Events.OPTION, loopback.listener, ExtendedSocketOptions.TCP_KEEPIDLE, null, 30);
    SocketChannel accepted = loopback.accept();
    assertThat(happened(Events.ACCEPTED, accepted, loopback.listener, null, "value"))
        .isEqualTo("value");
    assertThat(settled)
        .singleElement()
        .extracting(ConnectionRecord::direction)
        .isEqualTo(Direction.ACCEPT);
  }

  @Test
  void a_non_blocking_accept_without_a_connection_is_nothing() throws Exception {
    assertThat(happened(Events.ACCEPTED, null, loopback.listener, null, "value"))
        .isEqualTo("value");
    assertThat(settled).isEmpty();
  }

  @Test
  void an_inherited_channel_is_an_accepted_connection_if_it_is_one_at_all() throws Exception {
    assertThat(happened(Events.INHERITED, loopback.listener, null, null, "value"))
        .isEqualTo("value");
    assertThat(happened(Events.INHERITED, null, null, null, null)).isNull();
    assertThat(happened(Events.INHERITED, loopback.asynchronousChannel(), null, null, null))
        .isNull();
    assertThat(settled).isEmpty();
    assertThat(happened(Events.INHERITED, channel, null, null, "value")).isEqualTo("value");
    assertThat(settled)
        .singleElement()
        .extracting(ConnectionRecord::direction)
        .isEqualTo(Direction.ACCEPT);
  }

  @Test
  void a_netty_channel_that_becomes_active_gets_its_settings() throws Exception {
    assertThat(happened(Events.ACTIVE, pipeline(nettySocket()), null, null, "value"))
        .isEqualTo("value");
    assertThat(settled)
        .singleElement()
        .extracting(ConnectionRecord::kind)
        .isEqualTo("Netty native channel");
  }

  @Test
  void keepalive_that_is_switched_off_is_kept_on_before_and_after_the_call() throws Exception {
    happened(Events.KEEP_ALIVE, channel, null, null, false);
    happened(Events.CONNECTED, channel, null, null, null);
    channel.setOption(StandardSocketOptions.SO_KEEPALIVE, false);
    assertThat(happened(Events.KEEP_ALIVE_SET, channel, null, null, false)).isEqualTo(false);
    assertThat(channel.getOption(StandardSocketOptions.SO_KEEPALIVE)).isTrue();
    assertThat(happened(Events.KEEP_ALIVE, channel, null, null, false)).isEqualTo(true);
    assertThat(happened(Events.KEEP_ALIVE_SET, channel, null, null, true)).isEqualTo(true);
  }

  @Test
  void an_option_is_decided_on_before_the_call_and_again_after_it() throws Exception {
    Object idle = ExtendedSocketOptions.TCP_KEEPIDLE;
    assertThat(happened(Events.OPTION, channel, idle, null, 30)).isEqualTo(30);
    happened(Events.CONNECTED, channel, null, null, null);
    channel.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, 30);
    assertThat(happened(Events.OPTION_SET, channel, idle, null, 30)).isEqualTo(30);
    assertThat(channel.getOption(ExtendedSocketOptions.TCP_KEEPIDLE)).isEqualTo(60);
    assertThat(happened(Events.OPTION, channel, idle, null, 30)).isEqualTo(60);
  }

  @Test
  void keepalive_as_an_option_is_decided_on_before_the_call_and_again_after_it() throws Exception {
    Object keepAlive = StandardSocketOptions.SO_KEEPALIVE;
    assertThat(happened(Events.OPTION, channel, keepAlive, null, false)).isEqualTo(false);
    assertThat(happened(Events.OPTION, channel, keepAlive, null, true)).isEqualTo(true);
    happened(Events.OPTION, channel, keepAlive, null, false);
    happened(Events.CONNECTED, channel, null, null, null);
    channel.setOption(StandardSocketOptions.SO_KEEPALIVE, false);
    assertThat(happened(Events.OPTION_SET, channel, keepAlive, null, false)).isEqualTo(false);
    assertThat(channel.getOption(StandardSocketOptions.SO_KEEPALIVE)).isTrue();
    assertThat(happened(Events.OPTION, channel, keepAlive, null, false)).isEqualTo(true);
  }

  @Test
  void a_value_of_another_type_than_the_options_is_passed_on_for_the_jdk_to_refuse()
      throws Exception {
    happened(Events.CONNECTED, channel, null, null, null);
    for (Object option :
        new Object[] {StandardSocketOptions.SO_KEEPALIVE, ExtendedSocketOptions.TCP_KEEPIDLE}) {
      for (Object value : new Object[] {"30", 30L}) {
        assertThat(happened(Events.OPTION, channel, option, null, value)).isSameAs(value);
        assertThat(happened(Events.OPTION_SET, channel, option, null, value)).isSameAs(value);
      }
    }
    assertThat(happened(Events.OPTION, channel, StandardSocketOptions.SO_KEEPALIVE, null, 0))
        .isEqualTo(0);
    assertThat(happened(Events.OPTION, channel, ExtendedSocketOptions.TCP_KEEPIDLE, null, false))
        .isEqualTo(false);
  }

  @Test
  void a_setter_of_netty_is_decided_on_before_the_call_and_again_after_it() throws Exception {
    Socket socket = nettySocket();
    assertThat(happened(Events.NETTY_OPTION, socket, "setTcpKeepIdle", null, 30)).isEqualTo(30);
    happened(Events.ACTIVE, pipeline(socket), null, null, null);
    channel.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, 30);
    assertThat(happened(Events.NETTY_OPTION_SET, socket, "setTcpKeepIdle", null, 30)).isEqualTo(30);
    assertThat(channel.getOption(ExtendedSocketOptions.TCP_KEEPIDLE)).isEqualTo(60);
    assertThat(happened(Events.NETTY_OPTION, socket, "setTcpKeepIdle", null, 30)).isEqualTo(60);
  }

  @Test
  void a_number_that_is_set_on_netty_is_decided_on_before_the_call_and_again_after_it()
      throws Exception {
    Socket socket = nettySocket();
    assertThat(number(Events.NETTY_NUMBER, socket, 30)).isEqualTo(30);
    happened(Events.ACTIVE, pipeline(socket), null, null, null);
    channel.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, 30);
    assertThat(number(Events.NETTY_NUMBER_SET, socket, 30)).isEqualTo(30);
    assertThat(channel.getOption(ExtendedSocketOptions.TCP_KEEPIDLE)).isEqualTo(60);
    assertThat(number(Events.NETTY_NUMBER, socket, 30)).isEqualTo(60);
    assertThat(happened(Events.NETTY_NUMBER, socket, IPPROTO_TCP, TCP_NODELAY, 30)).isEqualTo(30);
    assertThat(happened(Events.NETTY_NUMBER_SET, socket, IPPROTO_TCP, TCP_NODELAY, 30))
        .isEqualTo(30);
    assertThat(number(Events.NETTY_NUMBER_SET, socket, null)).isNull();
  }

  @Test
  void a_number_in_a_buffer_is_replaced_by_a_buffer_and_the_applications_counts_as_read()
      throws Exception {
    Socket socket = nettySocket();
    happened(Events.ACTIVE, pipeline(socket), null, null, null);
    ByteBuffer theirs = ByteBuffer.allocate(8).order(ByteOrder.nativeOrder());
    theirs.putInt(2, 30).position(2).limit(6).order(ByteOrder.BIG_ENDIAN);

    ByteBuffer instead = (ByteBuffer) number(Events.NETTY_NUMBER, socket, theirs);

    assertThat(theirs.remaining()).isZero();
    assertThat(theirs.order()).isEqualTo(ByteOrder.BIG_ENDIAN);
    assertThat(instead.isDirect()).isTrue();
    assertThat(instead.remaining()).isEqualTo(4);
    assertThat(instead.order(ByteOrder.nativeOrder()).getInt(0)).isEqualTo(60);
  }

  @Test
  void a_buffer_whose_number_stays_is_passed_on_as_it_is() throws Exception {
    Socket socket = nettySocket();
    ByteBuffer theirs = inBuffer(30);
    assertThat(number(Events.NETTY_NUMBER, socket, theirs)).isSameAs(theirs);
    assertThat(theirs.remaining()).isEqualTo(4);
    for (int size : new int[] {0, 3, 5, 8}) {
      ByteBuffer other = ByteBuffer.allocate(size);
      assertThat(number(Events.NETTY_NUMBER, socket, other)).isSameAs(other);
      assertThat(other.remaining()).isEqualTo(size);
    }
  }

  @Test
  void a_buffer_that_netty_has_read_is_looked_at_again_after_the_call() throws Exception {
    Socket socket = nettySocket();
    ByteBuffer theirs = inBuffer(30);
    number(Events.NETTY_NUMBER, socket, theirs);
    happened(Events.ACTIVE, pipeline(socket), null, null, null);
    channel.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, 30);
    theirs.position(4);
    assertThat(number(Events.NETTY_NUMBER_SET, socket, theirs)).isSameAs(theirs);
    assertThat(theirs.position()).isEqualTo(4);
    assertThat(channel.getOption(ExtendedSocketOptions.TCP_KEEPIDLE)).isEqualTo(60);
    assertThat(number(Events.NETTY_NUMBER_SET, socket, ByteBuffer.allocate(3))).isNotNull();
  }

  /** A hook whose event has no case here would leave the connections as they are. */
  @Test
  void each_event_that_a_hook_tells_is_known_and_no_other() throws Exception {
    Set<String> told = new TreeSet<>();
    for (Field hook : Hooks.class.getDeclaredFields()) {
      if (hook.getType() == MethodHook.class && hook.get(null) instanceof CallHook) {
        told.addAll(List.of(hook.get(null).toString().split(" ", -1)));
      }
    }
    told.add(Events.FAILED); // by what FailureCall writes
    Set<String> named = new TreeSet<>();
    for (Field name : Events.class.getDeclaredFields()) {
      if (name.getType() == String.class && !name.isSynthetic()) {
        named.add((String) name.get(null));
      }
    }
    assertThat(told).isEqualTo(named);
    for (String event : told) {
      Throwable thrown = catchThrowable(() -> happened(event, new Object(), null, null, null));
      assertThat(thrown instanceof IllegalArgumentException).as(event).isFalse();
    }
  }

  @Test
  void the_mbean_server_is_handed_on() throws Exception {
    assertThat(happened(Events.JMX, null, null, null, "server")).isEqualTo("server");
    assertThat(jmx).containsExactly("server");
  }

  @Test
  void an_event_that_nobody_knows_is_a_failure() {
    assertThatThrownBy(() -> happened("unheard of", channel, null, null, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("unheard of");
  }

  private Object happened(String event, Object socket, Object first, Object second, Object value)
      throws Exception {
    return Events.happened(
        connections, Bridged.deadPeers(connections), jmx::add, event, socket, first, second, value);
  }

  private Object number(String event, Object socket, Object value) throws Exception {
    return happened(event, socket, IPPROTO_TCP, TCP_KEEPIDLE, value);
  }

  private Socket nettySocket() {
    return new Socket(Loopback.number(channel));
  }

  private DefaultChannelPipeline pipeline(Socket socket) throws IOException {
    return new DefaultChannelPipeline(
        new NativeChannel(null, channel.getRemoteAddress(), channel.getLocalAddress(), socket));
  }

  private static ByteBuffer inBuffer(int value) {
    return ByteBuffer.allocate(4).order(ByteOrder.nativeOrder()).putInt(0, value);
  }
}
