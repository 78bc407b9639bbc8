package dev.keepalive.agent.socket;

import static dev.keepalive.agent.socket.record.OptionOutcome.ALREADY_THERE;
import static dev.keepalive.agent.socket.record.OptionOutcome.SET;
import static dev.keepalive.agent.socket.record.TcpOption.COUNT;
import static dev.keepalive.agent.socket.record.TcpOption.IDLE;
import static dev.keepalive.agent.socket.record.TcpOption.KEEPALIVE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.config.StartedWith;
import dev.keepalive.agent.socket.record.ConnectionRecord;
import dev.keepalive.fake.netty.channel.DefaultChannelPipeline;
import dev.keepalive.fake.netty.channel.NativeChannel;
import dev.keepalive.fake.netty.channel.unix.Socket;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reload, on connections that are open. */
class OpenConnectionsTest extends OnLoopback {
  @TempDir Path directory;

  private final Watched watched = new Watched("idle=55s,count=4");

  @Test
  void each_open_connection_gets_what_is_in_force_now() throws IOException {
    List<Object> sockets = new ArrayList<>();
    for (JdkKind kind : JdkKind.values()) {
      sockets.add(connected(kind.open(loopback)));
    }
    OpenConnections open = watched.reload("idle=44s,count=4");
    assertThat(open.open()).isEqualTo(3);
    assertThat(open.changed()).isEqualTo(3);
    assertThat(watched.told).hasSize(6);
    for (ConnectionRecord record : watched.told.subList(3, 6)) {
      assertThat(record.again()).isTrue();
      assertThat(record.outcome(IDLE)).isEqualTo(SET);
      assertThat(record.outcome(COUNT)).isEqualTo(ALREADY_THERE);
    }
    for (Object socket : sockets) {
      assertThat(watched.held(socket, IDLE)).isEqualTo(44);
    }
  }

  @Test
  void a_policy_that_takes_keepalive_away_gives_the_connections_back() throws IOException {
    Object socket = connected(loopback.channel());
    assertThat(watched.reload("enabled=false").changed()).isEqualTo(1);
    assertThat(watched.held(socket, KEEPALIVE)).isZero();
    assertThat(watched.reload("idle=44s").changed()).isEqualTo(1);
    assertThat(watched.held(socket, KEEPALIVE)).isEqualTo(1);
    assertThat(watched.held(socket, IDLE)).isEqualTo(44);
  }

  @Test
  void where_nothing_changes_nothing_is_told() throws IOException {
    connected(loopback.channel());
    OpenConnections open = watched.reload("idle=55s,count=4");
    assertThat(open.open()).isEqualTo(1);
    assertThat(open.changed()).isZero();
    assertThat(watched.told).hasSize(1);
  }

  @Test
  void a_connection_that_comes_under_a_rule_which_changes_nothing_follows_that_rule_later()
      throws IOException {
    Object socket = connected(loopback.channel());
    String match = "rule.all.match=connect *\n";
    assertThat(rules(match + "idle=55\ncount=4\n").changed()).isZero();
    assertThat(rules(match + "idle=55\ncount=4\nrule.all.idle=7\n").changed()).isEqualTo(1);
    assertThat(watched.told).hasSize(2);
    assertThat(watched.told.get(1).rule().name()).isEqualTo("all");
    assertThat(watched.held(socket, IDLE)).isEqualTo(7);
  }

  @Test
  void what_is_closed_or_was_never_connected_does_not_count() throws IOException {
    SocketChannel closed = loopback.channel();
    connected(closed);
    connected(loopback.channel());
    watched.connections.asked(loopback.channel(), IDLE, 30);
    closed.close();
    OpenConnections open = watched.reload("idle=44s");
    assertThat(open.open()).isEqualTo(1);
    assertThat(open.changed()).isEqualTo(1);
  }

  @Test
  void a_policy_that_comes_while_they_follow_another_is_the_one_they_end_up_with()
      throws IOException {
    Object socket = connected(loopback.channel());
    watched.next = () -> watched.connections.use(Loopback.policy("idle=33s,count=4"));
    OpenConnections open = watched.reload("idle=44s,count=4");
    assertThat(watched.held(socket, IDLE)).isEqualTo(33);
    assertThat(watched.told).hasSize(3);
    assertThat(open.changed()).as("counted once").isEqualTo(1);
  }

  /** The pauses between so many are not the place to lose it. */
  @Test
  void whoever_is_interrupted_underway_stays_so_and_all_of_them_follow() throws IOException {
    SocketChannel channel = loopback.channel();
    List<Object> held = new ArrayList<>();
    for (int i = 0; i < 1001; i++) {
      Socket socket = new Socket(Loopback.number(channel));
      held.add(socket);
      watched.connections.active(
          new DefaultChannelPipeline(
              new NativeChannel(
                  null, channel.getRemoteAddress(), channel.getLocalAddress(), socket)));
    }
    Thread.currentThread().interrupt();
    OpenConnections open = watched.reload("idle=44s");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(open.changed()).isEqualTo(held.size());
  }

  private Object connected(Object socket) throws IOException {
    watched.connections.connected(socket, loopback.address());
    return socket;
  }

  private OpenConnections rules(String text) {
    watched.connections.use(StartedWith.file(directory, text).load().configuration().policy());
    OpenConnections open = watched.connections.open();
    open.follow();
    return open;
  }
}
