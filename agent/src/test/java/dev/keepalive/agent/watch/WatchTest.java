package dev.keepalive.agent.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.keepalive.agent.jvm.BeforeMain;
import dev.keepalive.agent.linux.DescriptorOptions;
import dev.keepalive.agent.linux.SocketCalls;
import dev.keepalive.agent.log.RecordingLog;
import dev.keepalive.agent.socket.Connections;
import dev.keepalive.agent.socket.ForeignSocket;
import dev.keepalive.agent.socket.Loopback;
import dev.keepalive.agent.socket.OnLoopback;
import dev.keepalive.agent.socket.record.ConnectionListener;
import dev.keepalive.agent.socket.record.ConnectionRecord;
import dev.keepalive.agent.socket.record.GivenUp;
import dev.keepalive.agent.socket.record.PeerDeath;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The watch over connections of this process; the kernel ends them, or does not. */
@Timeout(60)
class WatchTest extends OnLoopback implements ConnectionListener {
  private static final int IPPROTO_TCP = 6;
  private static final int TCP_THIN_LINEAR_TIMEOUTS = 16;

  private final List<GivenUp> givenUp = new CopyOnWriteArrayList<>();
  private final List<PeerDeath> deaths = new CopyOnWriteArrayList<>();
  private final RecordingLog log = new RecordingLog();
  private Connections connections;
  private DeadPeers deadPeers;
  private WatchThread watch;
  private volatile ForeignSocket found;

  @AfterEach
  void stop() {
    watch.stop();
  }

  @Test
  void an_unused_connection_ends_in_order() throws IOException {
    watch("idle-close=1s");
    Socket socket = loopback.socket();
    long start = System.nanoTime();
    connections.connected(socket, loopback.address());
    assertThat(socket.getInputStream().read()).isEqualTo(-1);
    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isBetween(980L, 3000L);
    assertThat(loopback.accept().read(ByteBuffer.allocate(1))).isEqualTo(-1);
    await().until(() -> givenUp.size() == 1);
    assertThat(givenUp.get(0).cause()).isEqualTo(GivenUp.Cause.IDLE);
    assertThat(givenUp.get(0).millis()).isBetween(1000L, 3000L);
    Throwable thrown = new IOException("Broken pipe");
    deadPeers.failed(thrown, socket.getOutputStream());
    assertThat(thrown).hasMessage("Broken pipe");
    assertThat(thrown.getSuppressed()).hasSize(1);
  }

  @Test
  void a_used_one_lives() throws Exception {
    watch("idle-close=1s");
    SocketChannel used = loopback.channel();
    SocketChannel peer = loopback.accept();
    connections.connected(used, loopback.address());
    for (int i = 0; i < 5; i++) {
      TimeUnit.MILLISECONDS.sleep(400);
      peer.write(ByteBuffer.wrap(new byte[1]));
      assertThat(used.read(ByteBuffer.allocate(1))).isEqualTo(1);
    }
    assertThat(givenUp).isEmpty();
  }

  @Test
  void who_owes_an_answer_is_given_up_as_if_dead() throws IOException {
    watch("answer-timeout=1s");
    SocketChannel asking = loopback.channel();
    SocketChannel waiting = loopback.channel();
    for (SocketChannel each : List.of(asking, waiting)) {
      connections.connected(each, loopback.address());
    }
    long start = System.nanoTime();
    asking.write(ByteBuffer.wrap(new byte[3]));
    assertThatThrownBy(() -> asking.read(ByteBuffer.allocate(1)))
        .isInstanceOf(IOException.class)
        .hasMessage("Connection timed out");
    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isBetween(980L, 2000L);
    await().until(() -> givenUp.size() == 1);
    assertThat(givenUp.get(0).cause()).isEqualTo(GivenUp.Cause.NOT_ANSWERING);
    IOException thrown = new IOException("Connection timed out");
    deadPeers.failed(thrown, asking);
    assertThat(thrown.getSuppressed()[0]).hasMessage(givenUp.get(0).sentence());
    assertThat(deaths).isEmpty();
    assertThat(waiting.write(ByteBuffer.wrap(new byte[1]))).isEqualTo(1);
  }

  @Test
  void who_reads_nothing_owes_an_answer_as_well() throws IOException {
    watch("answer-timeout=1s");
    SocketChannel full = loopback.channel();
    full.configureBlocking(false);
    connections.connected(full, loopback.address());
    ByteBuffer much = ByteBuffer.allocate(1 << 20);
    while (full.write(much) > 0) {
      much.clear();
    }
    await().until(() -> givenUp.size() == 1);
    assertThatThrownBy(() -> full.write(ByteBuffer.allocate(1))).isInstanceOf(IOException.class);
  }

  @Test
  void data_that_nobody_acknowledges_is_given_up() throws Exception {
    watch("dead-after=2s");
    Socket socket = loopback.socket();
    connections.connected(socket, loopback.address());
    SocketCalls calls = new SocketCalls();
    calls.dropIncoming(Loopback.number(loopback.accept()));
    await()
        .untilAsserted(
            () ->
                assertThat(
                        new DescriptorOptions()
                            .get(
                                DescriptorOptions.forNumber(Loopback.number(socket)),
                                IPPROTO_TCP,
                                TCP_THIN_LINEAR_TIMEOUTS))
                    .isEqualTo(1));
    long start = System.nanoTime();
    socket.getOutputStream().write(1);
    IOException thrown = null;
    try {
      assertThat(socket.getInputStream().read()).isEqualTo(-2);
    } catch (IOException e) {
      thrown = e;
    }
    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isBetween(1900L, 2600L);
    await().until(() -> deaths.size() == 1);
    assertThat(deaths.get(0).retransmits()).isPositive();
    deadPeers.failed(thrown, socket.getInputStream());
    assertThat(thrown).hasMessage("Connection timed out");
    assertThat(thrown.getSuppressed()[0]).hasMessage(deaths.get(0).sentence());
    assertThat(deaths).hasSize(1);
  }

  @Test
  void what_the_sweep_has_found_is_ended_if_it_is_still_there() throws IOException {
    watch("idle-close=1s");
    SocketChannel there = loopback.channel();
    SocketChannel another = loopback.channel();
    found = foreign(there);
    connections.found(found);
    connections.found(foreign(another)); // the sweep has another at this number by now
    assertThat(there.read(ByteBuffer.allocate(1))).isEqualTo(-1);
    assertThat(givenUp).hasSize(1);
    assertThat(another.write(ByteBuffer.wrap(new byte[1]))).isEqualTo(1);
  }

  @Test
  void other_settings_hold_for_open_connections() throws IOException {
    watch("idle-close=1h");
    SocketChannel channel = loopback.channel();
    connections.connected(channel, loopback.address());
    connections.use(Loopback.policy("idle-close=1s"));
    connections.open().follow();
    watch.settingsChanged();
    assertThat(channel.read(ByteBuffer.allocate(1))).isEqualTo(-1);
    assertThat(givenUp).hasSize(1);
  }

  @Test
  void after_the_stop_nothing_is_ended() throws Exception {
    watch("idle-close=1s");
    SocketChannel channel = loopback.channel();
    connections.connected(channel, loopback.address());
    watch.stop();
    connections.connected(loopback.channel(), loopback.address());
    await().until(() -> threads() == 0);
    assertThat(channel.write(ByteBuffer.wrap(new byte[1]))).isEqualTo(1);
  }

  @Test
  void where_nothing_is_asked_for_there_is_no_thread() throws IOException {
    watch("dead-after=off");
    connections.connected(loopback.channel(), loopback.address());
    assertThat(threads()).isZero();
  }

  @Test
  void with_the_defaults_there_is_one() throws IOException {
    watch("");
    connections.connected(loopback.channel(), loopback.address());
    await().until(() -> threads() == 1);
    watch.stop();
    await().until(() -> threads() == 0);
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("keepalive-agent-watch"))
        .count();
  }

  private static ForeignSocket foreign(SocketChannel channel) {
    return new ForeignSocket(Loopback.number(channel), "10.0.0.7", 5432, 1, false);
  }

  private void watch(String argument) {
    connections = new Connections(Loopback.policy(argument), BeforeMain.over(), this, log);
    deadPeers = new DeadPeers(connections.known(), BeforeMain.over(), this, log);
    watch =
        new WatchThread(
            connections.known(),
            connections.paths(),
            BeforeMain.over(),
            number -> found,
            this,
            new Clues(),
            log);
    connections.watchedBy(watch);
  }

  @Override
  public void settled(ConnectionRecord record) {}

  @Override
  public void gaveUp(GivenUp end) {
    givenUp.add(end);
  }

  @Override
  public void died(PeerDeath death) {
    deaths.add(death);
  }
}
