package dev.keepalive.agent.socket;

import static dev.keepalive.agent.socket.record.OptionOutcome.KEPT_ON;
import static dev.keepalive.agent.socket.record.OptionOutcome.LEFT_TO_APPLICATION;
import static dev.keepalive.agent.socket.record.OptionOutcome.LEFT_TO_KERNEL;
import static dev.keepalive.agent.socket.record.OptionOutcome.SET;
import static dev.keepalive.agent.socket.record.TcpOption.COUNT;
import static dev.keepalive.agent.socket.record.TcpOption.IDLE;
import static dev.keepalive.agent.socket.record.TcpOption.INTERVAL;
import static dev.keepalive.agent.socket.record.TcpOption.KEEPALIVE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.config.StartedWith;
import dev.keepalive.agent.config.match.Direction;
import dev.keepalive.agent.linux.KernelDefaults;
import dev.keepalive.agent.socket.record.ConnectionRecord;
import dev.keepalive.agent.socket.record.TcpOption;
import dev.keepalive.fake.netty.channel.Channel;
import dev.keepalive.fake.netty.channel.DefaultChannelPipeline;
import dev.keepalive.fake.netty.channel.NativeChannel;
import dev.keepalive.fake.netty.channel.NativeListener;
import dev.keepalive.fake.netty.channel.unix.Socket;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketOption;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of real connections, as the kernel has it and as the listener is told. */
class ConnectionsTest extends OnLoopback {
  @TempDir Path directory;

  private Watched watched = new Watched("idle=55s,count=4");

  @ParameterizedTest
  @EnumSource
  void a_connection_that_is_opened_gets_its_settings_and_is_told_once(JdkKind kind)
      throws IOException {
    Object socket = kind.open(loopback);
    watched.connections.connected(socket, loopback.address());
    watched.connections.connected(socket, loopback.address());
    assertThat(watched.held(socket, KEEPALIVE)).isEqualTo(1);
    assertThat(watched.held(socket, IDLE)).isEqualTo(55);
    assertThat(watched.held(socket, COUNT)).isEqualTo(4);
    ConnectionRecord record = watched.only();
    assertThat(record.kind()).isEqualTo(OptionSocket.of(socket).kind().toString());
    assertThat(record.connection()).endsWith("127.0.0.1:" + loopback.address().getPort());
    assertThat(record.direction()).isEqualTo(Direction.CONNECT);
    assertThat(record.settings().idleSeconds()).isEqualTo(55);
    assertThat(record.outcome(IDLE)).isEqualTo(SET);
    assertThat(record.rule()).isNull();
    assertThat(record.isFound()).isFalse();
    assertThat(record.again()).isFalse();
    assertThat(watched.connections.descriptors()).containsExactly(Loopback.number(socket));
  }

  @Test
  void the_rule_goes_by_the_name_that_was_asked_for() throws IOException {
    rules("rule.db.match=connect db.example:5432\nrule.db.idle=7\n");
    SocketChannel socket = loopback.channel();
    // as behind a SOCKS proxy, which resolves the name itself: the socket's peer is the proxy
    watched.connections.connected(socket, InetSocketAddress.createUnresolved("db.example", 5432));
    assertThat(watched.only().connection()).isEqualTo("connect db.example/127.0.0.1:5432");
    assertThat(watched.only().rule().name()).isEqualTo("db");
    assertThat(watched.held(socket, IDLE)).isEqualTo(7);
  }

  @Test
  void a_socket_that_is_known_by_its_options_gets_its_settings_when_it_is_connected()
      throws IOException {
    SocketChannel socket = loopback.channel();
    assertThat(watched.connections.asked(socket, KEEPALIVE, 0)).isZero();
    assertThat(watched.connections.asked(socket, COUNT, 9)).isEqualTo(9);
    assertThat(watched.connections.descriptors()).isEmpty();
    watched.connections.connected(socket, null);
    assertThat(watched.only().outcome(KEEPALIVE)).isEqualTo(KEPT_ON);
    assertThat(watched.only().outcome(COUNT)).isEqualTo(LEFT_TO_APPLICATION);
    assertThat(watched.held(socket, IDLE)).isEqualTo(55);
    assertThat(watched.held(socket, COUNT)).isEqualTo(KernelDefaults.count());
  }

  @Test
  void an_accepted_connection_goes_by_its_port_and_inherits_from_its_listener() throws IOException {
    int port = loopback.address().getPort();
    rules("idle=55\nrule.in.match=accept :" + port + "\nrule.in.count=3\n");
    watched.connections.asked(loopback.listener, IDLE, 33);
    SocketChannel opened = loopback.channel();
    SocketChannel accepted = loopback.accept();
    watched.hold(accepted, IDLE, 33); // as Linux does
    watched.connections.accepted(accepted, loopback.listener);
    ConnectionRecord record = watched.only();
    assertThat(record.rule().name()).isEqualTo("in");
    assertThat(record.direction()).isEqualTo(Direction.ACCEPT);
    int peer = ((InetSocketAddress) opened.getLocalAddress()).getPort();
    assertThat(record.connection()).isEqualTo("accept :" + port + " from 127.0.0.1:" + peer);
    assertThat(record.outcome(IDLE)).isEqualTo(LEFT_TO_APPLICATION);
    assertThat(watched.held(accepted, IDLE)).isEqualTo(33);
    assertThat(watched.held(accepted, COUNT)).isEqualTo(3);
  }

  @Test
  void an_accepted_connection_whose_listener_is_not_known_inherits_nothing() throws IOException {
    loopback.channel();
    SocketChannel accepted = loopback.accept();
    watched.connections.accepted(accepted, null);
    loopback.channel();
    SocketChannel another = loopback.accept();
    watched.connections.accepted(another, loopback.listener);
    assertThat(watched.told).hasSize(2).allMatch(record -> record.outcome(IDLE) == SET);
    assertThat(watched.held(accepted, IDLE)).isEqualTo(55);
    assertThat(watched.held(another, IDLE)).isEqualTo(55);
  }

  @Test
  @SuppressWarnings("deprecation") // up to JDK 24 it sends datagrams
  void what_is_not_tcp_is_left_alone() throws IOException {
    try (ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      listener.bind(UnixDomainSocketAddress.of(directory.resolve("socket")));
      try (SocketChannel opened = SocketChannel.open(listener.getLocalAddress());
          SocketChannel accepted = listener.accept()) {
        watched.connections.connected(opened, listener.getLocalAddress());
        watched.connections.accepted(accepted, listener);
      }
    }
    try (DatagramSocket peer = new DatagramSocket();
        java.net.Socket datagrams = new java.net.Socket("127.0.0.1", peer.getLocalPort(), false)) {
      watched.connections.connected(datagrams, null);
    }
    watched.connections.accepted("no socket", loopback.listener);
    assertThat(watched.told).isEmpty();
    assertThat(watched.connections.descriptors()).isEmpty();
  }

  @Test
  void a_netty_channel_was_accepted_if_it_has_a_parent_and_opened_if_not() throws IOException {
    SocketChannel opened = loopback.channel();
    SocketChannel accepted = loopback.accept();
    int port = loopback.address().getPort();
    Channel listener = new NativeListener(null, null, loopback.address(), new Socket(0));
    watched.connections.active(pipeline(null, opened));
    watched.connections.active(pipeline(listener, accepted));
    watched.connections.active(pipeline(null, null));
    assertThat(watched.told).hasSize(2);
    assertThat(watched.told.get(0).connection()).isEqualTo("connect 127.0.0.1:" + port);
    assertThat(watched.told.get(1).connection()).startsWith("accept :" + port + " from ");
    assertThat(watched.held(opened, IDLE)).isEqualTo(55);
    assertThat(watched.held(accepted, IDLE)).isEqualTo(55);
  }

  @Test
  void a_connection_that_gets_nothing_is_told_and_not_touched() throws IOException {
    watched = new Watched("enabled=false");
    SocketChannel socket = loopback.channel();
    watched.connections.connected(socket, loopback.address());
    assertThat(watched.only().settings().enabled()).isFalse();
    assertThat(watched.only().outcome(KEEPALIVE)).isEqualTo(LEFT_TO_KERNEL);
    assertThat(watched.held(socket, KEEPALIVE)).isZero();
  }

  @Test
  void a_policy_that_comes_while_a_connection_is_settled_holds_for_it() throws IOException {
    SocketChannel socket = loopback.channel();
    watched.next = () -> watched.connections.use(Loopback.policy("idle=44s"));
    watched.connections.connected(socket, loopback.address());
    assertThat(watched.held(socket, IDLE)).isEqualTo(44);
    assertThat(watched.told).hasSize(2).last().matches(ConnectionRecord::again);
  }

  @Test
  void what_the_application_sets_on_a_connection_is_decided_on() throws IOException {
    watched = new Watched("idle=55s,app-settings=override");
    SocketChannel socket = loopback.channel();
    watched.connections.connected(socket, loopback.address());
    assertThat(watched.connections.asked(socket, KEEPALIVE, 0)).isEqualTo(1);
    assertThat(watched.connections.asked(socket, IDLE, 30)).isEqualTo(55);
    assertThat(watched.connections.asked(socket, null, 30)).as("none of ours").isEqualTo(30);
  }

  @Test
  void a_call_that_was_overtaken_is_repaired_when_it_returns() throws IOException {
    SocketChannel socket = loopback.channel();
    int passedOn = watched.connections.asked(socket, KEEPALIVE, 0);
    watched.connections.connected(socket, loopback.address());
    watched.hold(socket, KEEPALIVE, passedOn);
    watched.connections.set(socket, null, passedOn);
    watched.connections.set(loopback.channel(), KEEPALIVE, passedOn);
    assertThat(watched.held(socket, KEEPALIVE)).isZero();
    watched.connections.set(socket, KEEPALIVE, passedOn);
    assertThat(watched.held(socket, KEEPALIVE)).isEqualTo(1);
  }

  /** The JDK's setters are woven: they ask here too when it is the agent that calls them. */
  @Test
  void what_the_agent_sets_itself_is_no_choice_of_the_applications() throws IOException {
    SocketChannel socket = loopback.channel();
    watched.connections.connected(socket, loopback.address());
    int[] asked = new int[1];
    within(() -> asked[0] = watched.connections.asked(socket, IDLE, 31));
    assertThat(asked[0]).isEqualTo(31);
    watched.reload("idle=44s");
    assertThat(watched.held(socket, IDLE)).as("not left to the application").isEqualTo(44);
  }

  @Test
  void what_the_agent_sets_itself_is_not_repaired_while_it_sets_it() throws IOException {
    SocketChannel socket = loopback.channel();
    watched.connections.connected(socket, loopback.address());
    watched.hold(socket, IDLE, 31);
    within(() -> watched.connections.set(socket, IDLE, 31));
    assertThat(watched.held(socket, IDLE)).isEqualTo(31);
    watched.connections.set(socket, IDLE, 31);
    assertThat(watched.held(socket, IDLE)).as("the application's own call").isEqualTo(55);
  }

  @Test
  void a_connection_that_the_sweep_finds_is_told_as_that_and_keeps_what_its_library_has_set()
      throws IOException {
    SocketChannel socket = loopback.channel();
    watched.hold(socket, IDLE, 33);
    ForeignSocket found = foreign(Loopback.number(socket));
    watched.connections.found(found);
    ConnectionRecord record = watched.only();
    assertThat(record.isFound()).isTrue();
    assertThat(record.kind()).isEqualTo("native socket");
    assertThat(record.connection()).isEqualTo("connect 10.0.0.7:5432").isEqualTo(found.toString());
    assertThat(record.outcome(IDLE)).isEqualTo(LEFT_TO_APPLICATION);
    assertThat(watched.held(socket, IDLE)).isEqualTo(33);
    assertThat(watched.held(socket, COUNT)).isEqualTo(4);
    assertThat(watched.held(socket, KEEPALIVE)).isEqualTo(1);
    assertThat(watched.connections.descriptors()).as("no hook's").isEmpty();
  }

  @Test
  void a_connection_that_is_found_again_is_kept_on_and_follows_the_policy() throws IOException {
    SocketChannel socket = loopback.channel();
    ForeignSocket found = foreign(Loopback.number(socket));
    watched.connections.found(found);
    watched.hold(socket, KEEPALIVE, 0);
    watched.connections.found(found);
    assertThat(watched.held(socket, KEEPALIVE)).isEqualTo(1);
    assertThat(watched.told).as("nothing new").hasSize(1);
    watched.connections.use(Loopback.policy("idle=44s"));
    watched.connections.found(found);
    assertThat(watched.held(socket, IDLE)).isEqualTo(44);
    assertThat(watched.told).hasSize(2).last().matches(ConnectionRecord::again);
    watched.connections.use(Loopback.policy("enabled=false"));
    watched.connections.found(found);
    watched.hold(socket, INTERVAL, 99);
    watched.connections.found(found);
    assertThat(watched.held(socket, INTERVAL)).as("none of ours any more").isEqualTo(99);
    assertThat(watched.held(socket, KEEPALIVE)).isZero();
  }

  @Test
  void what_the_kernel_has_by_itself_on_a_found_connection_is_nobodys_choice() throws IOException {
    watched = new Watched("idle=kernel");
    SocketChannel socket = loopback.channel();
    ForeignSocket found = foreign(Loopback.number(socket));
    watched.connections.found(found);
    watched.connections.found(found);
    watched.connections.use(Loopback.policy("idle=44s"));
    watched.connections.found(found);
    assertThat(watched.held(socket, IDLE)).isEqualTo(44);
  }

  @Test
  void a_found_connection_that_is_closed_meanwhile_is_nothing() throws IOException {
    SocketChannel socket = loopback.channel();
    ForeignSocket found = foreign(Integer.MAX_VALUE);
    watched.connections.found(found);
    assertThat(watched.told).isEmpty();
    found.isAt(Loopback.number(socket));
    watched.connections.found(found);
    assertThat(watched.held(socket, IDLE)).isEqualTo(55);
  }

  private interface Call {
    void run() throws IOException;
  }

  /** Runs it from inside a setter of the JDK's that the agent has called. */
  private void within(Call call) throws IOException {
    FakeSocket setter =
        new FakeSocket() {
          @Override
          void set(SocketOption<Object> option, Object value) throws IOException {
            call.run();
          }
        };
    watched.jdk.set(setter, null, TcpOption.IDLE, 31);
  }

  private void rules(String text) {
    watched.connections.use(StartedWith.file(directory, text).load().configuration().policy());
  }

  private static ForeignSocket foreign(int number) {
    return new ForeignSocket(number, "10.0.0.7", 5432, 40_000, false);
  }

  private static DefaultChannelPipeline pipeline(Channel parent, SocketChannel channel)
      throws IOException {
    return channel == null
        ? new DefaultChannelPipeline(new NativeChannel(parent, null, null, new Socket(0)))
        : new DefaultChannelPipeline(
            new NativeChannel(
                parent,
                channel.getRemoteAddress(),
                channel.getLocalAddress(),
                new Socket(Loopback.number(channel))));
  }
}
