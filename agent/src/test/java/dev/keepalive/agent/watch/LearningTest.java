package dev.keepalive.agent.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.keepalive.agent.jvm.BeforeMain;
import dev.keepalive.agent.log.Log.Level;
import dev.keepalive.agent.log.RecordingLog;
import dev.keepalive.agent.socket.Connections;
import dev.keepalive.agent.socket.Loopback;
import dev.keepalive.agent.socket.OnLoopback;
import dev.keepalive.agent.socket.record.ConnectionListener;
import dev.keepalive.agent.socket.record.ConnectionRecord;
import dev.keepalive.agent.socket.record.PeerDeath;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is learned of a path, from connections over loopback and deaths that are told of them. */
@Timeout(60)
class LearningTest extends OnLoopback implements ConnectionListener {
  private static final long IDLE = 44_000;

  private final RecordingLog log = new RecordingLog();
  private final List<ConnectionRecord> records = new ArrayList<>();
  private final Clues clues = new Clues();
  private Connections connections;
  private Learning learning;

  private void learn(String argument) {
    connections = new Connections(Loopback.policy(argument), BeforeMain.over(), this, log);
    Looks looks = new Looks(BeforeMain.over(), number -> null, this, log);
    learning = new Learning(clues, connections.known(), connections.paths(), looks, log);
  }

  @Override
  public void settled(ConnectionRecord record) {
    records.add(record);
    clues.settled(record);
  }

  private SocketChannel connect() throws IOException {
    SocketChannel channel = loopback.channel();
    connections.connected(channel, loopback.address());
    return channel;
  }

  private ConnectionRecord last() {
    return records.get(records.size() - 1);
  }

  /** It was silent for its idle time, and three probes got no answer. */
  private void died(ConnectionRecord record) {
    clues.died(new PeerDeath(record, IDLE + 30_000, 3, 0, null));
  }

  @Test
  void a_peer_that_never_answers_again_is_dead_and_no_path_forgets() throws IOException {
    learn("idle=44,interval=10,count=3");
    connect().close();
    died(last());
    assertThat(learning.learn(0)).isPositive().isLessThan(Suspicions.LAST_MILLIS);
    learning.learn(Suspicions.LAST_MILLIS + 1);
    connect();
    assertThat(learning.learn(Suspicions.LAST_MILLIS + 2)).isEqualTo(Long.MAX_VALUE);
    assertThat(connections.paths().rows()).isEmpty();
    assertThat(log.lines(Level.WARN)).isEmpty();
    assertThat(log.lines(Level.INFO)).isEmpty();
  }

  @Test
  void that_it_takes_a_new_connection_soon_tells_that_the_path_forgot() throws IOException {
    learn("idle=44,interval=10,count=3");
    connect().close();
    ConnectionRecord dead = last();
    died(dead);
    died(dead);
    learning.learn(0);
    connect();
    learning.learn(5000);
    assertForgot(2, IDLE);
    assertThat(log.lines(Level.WARN))
        .singleElement()
        .asString()
        .contains(peer() + " forgets connections: one that was silent for 44 s was dead")
        .contains("idle 44s is not below that: set idle=22s, or idle=learned");
    died(dead);
    connect();
    learning.learn(6000);
    assertForgot(3, IDLE);
    assertThat(log.lines(Level.WARN)).hasSize(1);
  }

  @Test
  void that_it_answers_on_another_connection_meanwhile_tells_it_too() throws IOException {
    learn("idle=44,interval=10,count=3");
    connect();
    died(last());
    learning.learn(0);
    assertForgot(1, IDLE);
  }

  @Test
  void a_reset_tells_it_at_once() throws IOException {
    learn("idle=44,interval=10,count=3");
    connect().close();
    clues.reset(last(), 30_000);
    learning.learn(0);
    assertForgot(1, 30_000);
  }

  @Test
  void new_connections_get_what_was_learned_and_it_is_said() throws IOException {
    learn("idle=learned,interval=10,count=3");
    connect();
    assertThat(last().settings().idleSeconds()).isEqualTo(60);
    clues.reset(last(), 50_000);
    learning.learn(0);
    connect();
    assertThat(last().settings().idleSeconds()).isEqualTo(25);
    assertThat(log.lines(Level.INFO))
        .singleElement()
        .asString()
        .endsWith("was dead when it was used again; new ones get idle 25s");
  }

  @Test
  void what_kills_above_the_idle_time_is_no_warning() throws IOException {
    learn("idle=20");
    connect();
    clues.reset(last(), 50_000);
    learning.learn(0);
    assertThat(log.lines(Level.INFO))
        .singleElement()
        .asString()
        .endsWith("; idle 20s is below that");
  }

  @Test
  void accepted_connections_and_pauses_teach_nothing() throws IOException {
    learn("idle=44");
    loopback.channel();
    connections.accepted(loopback.accept(), null);
    clues.reset(last(), 50_000);
    connect();
    clues.reset(last(), Clues.LEAST_MILLIS - 1);
    clues.died(new PeerDeath(last(), 100_000, 0, 5, null)); // when it was sent is not known
    learning.learn(0);
    assertThat(connections.paths().rows()).isEmpty();
  }

  @Test
  void a_silence_that_ends_with_data_was_survived() throws Exception {
    learn("idle=learned,interval=10,count=3");
    SocketChannel channel = connect();
    SocketChannel peer = loopback.accept();
    assertThat(learning.want()).isTrue();
    assertThat(learning.want()).isFalse();
    TimeUnit.MILLISECONDS.sleep(300); // the silence itself
    long first = now();
    assertThat(learning.learn(first)).isEqualTo(15_000);
    peer.write(ByteBuffer.wrap(new byte[1]));
    channel.read(ByteBuffer.allocate(1));
    learning.learn(first + 15_000);
    assertThat(connections.paths().of(peer()).safeMillis()).isBetween(290L, 5000L);
    assertThat(connections.paths().of(peer()).killedMillis()).isZero();
  }

  @Test
  void the_reset_of_a_used_connection_is_told_from_one_without_a_cause() throws Exception {
    learn("idle=44");
    List<Long> silences = new ArrayList<>();
    ConnectionListener listener =
        new ConnectionListener() {
          @Override
          public void settled(ConnectionRecord record) {}

          @Override
          public void reset(ConnectionRecord record, long silentMillis) {
            silences.add(silentMillis);
          }
        };
    DeadPeers deadPeers = new DeadPeers(connections.known(), BeforeMain.over(), listener, log);
    SocketChannel used = connect();
    SocketChannel usedPeer = loopback.accept();
    SocketChannel unused = connect();
    SocketChannel unusedPeer = loopback.accept();
    TimeUnit.MILLISECONDS.sleep(Clues.LEAST_MILLIS + 200); // the silence itself
    // what comes is not read: the end of it is a reset
    used.write(ByteBuffer.wrap(new byte[1]));
    for (SocketChannel each : List.of(usedPeer, unusedPeer)) {
      each.setOption(StandardSocketOptions.SO_LINGER, 0);
      each.close();
    }
    for (SocketChannel each : List.of(used, unused)) {
      await()
          .until(
              () -> {
                try {
                  each.read(ByteBuffer.allocate(1));
                  return false;
                } catch (IOException reset) {
                  deadPeers.failed(reset, each);
                  deadPeers.failed(reset, each);
                  return true;
                }
              });
    }
    // data was acknowledged before the reset: nothing was forgotten
    assertThat(silences).isEmpty();
  }

  private void assertForgot(int connectionsOfIt, long millis) throws IOException {
    assertThat(connections.paths().of(peer()).forgotten()).isEqualTo(connectionsOfIt);
    assertThat(connections.paths().of(peer()).killedMillis()).isEqualTo(millis);
  }

  private String peer() throws IOException {
    return loopback.address().getAddress().getHostAddress() + ":" + loopback.address().getPort();
  }

  private static long now() {
    return System.nanoTime() / 1_000_000;
  }
}
