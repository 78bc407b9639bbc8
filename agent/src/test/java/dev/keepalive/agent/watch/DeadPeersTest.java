package dev.keepalive.agent.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.socket.ForeignSocket;
import dev.keepalive.agent.socket.Loopback;
import dev.keepalive.agent.socket.OnLoopback;
import dev.keepalive.agent.socket.record.PeerDeath;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.Test;

class DeadPeersTest extends OnLoopback {

  @Test
  void it_is_told_once_and_the_exception_names_the_peer() throws IOException {
    DeadConnection dead = new DeadConnection(loopback);
    Socket socket = dead.socket();
    IOException first = timeout();
    dead.deadPeers.failed(first, socket.getInputStream());
    dead.deadPeers.failed(timeout(), socket.getOutputStream());
    PeerDeath death = only(dead);
    assertThat(death.record().address().peer()).isEqualTo(peer());
    assertThat(death.freedThread()).isEqualTo(Thread.currentThread().getName());
    assertThat(death.silentMillis()).isBetween(0L, 20_000L);
    assertThat(first).hasMessage("Connection timed out").hasNoCause();
    assertThat(first.getSuppressed())
        .singleElement()
        .satisfies(
            detail -> {
              assertThat(detail).isExactlyInstanceOf(SocketException.class);
              assertThat(detail.getMessage()).isEqualTo(death.sentence()).contains(peer());
              assertThat(detail.getStackTrace()).isEmpty();
            });
  }

  @Test
  void the_second_time_the_exception_is_left_alone() throws IOException {
    DeadConnection dead = new DeadConnection(loopback);
    SocketChannel channel = dead.channel();
    dead.deadPeers.failed(timeout(), channel);
    IOException second = timeout();
    dead.deadPeers.failed(second, channel);
    assertThat(second.getSuppressed()).isEmpty();
    assertThat(dead.deaths).hasSize(1);
  }

  @Test
  void a_thread_of_an_event_loop_has_not_waited_for_it_alone() throws IOException {
    DeadConnection dead = new DeadConnection(loopback);
    SocketChannel channel = dead.channel();
    channel.configureBlocking(false);
    dead.deadPeers.failed(timeout(), channel);
    assertThat(only(dead).freedThread()).isNull();
  }

  @Test
  void a_thread_without_a_name_is_told_otherwise() throws Exception {
    DeadConnection dead = new DeadConnection(loopback);
    SocketChannel channel = dead.channel();
    Thread nameless = new Thread(null, () -> dead.deadPeers.failed(timeout(), channel), "");
    nameless.start();
    nameless.join();
    assertThat(only(dead).freedThread()).startsWith("Thread[");
  }

  @Test
  void the_exception_may_be_left_as_it_is() throws IOException {
    DeadConnection dead = new DeadConnection(loopback);
    dead.deadPeers.tellException(false);
    IOException thrown = timeout();
    dead.deadPeers.failed(thrown, dead.channel());
    assertThat(thrown.getSuppressed()).isEmpty();
    assertThat(dead.deaths).hasSize(1);
  }

  @Test
  void one_that_is_open_or_was_closed_or_fails_otherwise_is_not_dead() throws IOException {
    DeadConnection dead = new DeadConnection(loopback);
    SocketChannel open = loopback.channel();
    assertThat(loopback.accept().isConnected()).isTrue();
    dead.connections.connected(open, loopback.address());
    dead.deadPeers.failed(timeout(), open);
    SocketChannel closed = dead.channel();
    closed.close();
    dead.deadPeers.failed(timeout(), closed);
    dead.deadPeers.failed(new IOException("Connection reset"), dead.channel());
    assertThat(dead.deaths).isEmpty();
  }

  @Test
  void one_that_nobody_knows_is_looked_for_among_those_that_were_found() throws IOException {
    DeadConnection dead = new DeadConnection(loopback);
    SocketChannel channel = dead.channel();
    DeadConnection attached = new DeadConnection(loopback);
    attached.deadPeers.failed(timeout(), channel);
    assertThat(attached.deaths).isEmpty();

    int descriptor = Loopback.number(channel);
    ForeignSocket found = new ForeignSocket(descriptor, "10.0.0.7", 5432, 1, false);
    attached.connections.found(found);
    attached.deadPeers.lookAmong(number -> number == descriptor ? found : null);
    attached.deadPeers.failed(timeout(), channel);
    assertThat(only(attached).record().address().peer()).isEqualTo("10.0.0.7:5432");
  }

  private String peer() throws IOException {
    return "127.0.0.1:" + loopback.address().getPort();
  }

  private static IOException timeout() {
    return new IOException("Connection timed out");
  }

  private static PeerDeath only(DeadConnection dead) {
    assertThat(dead.deaths).hasSize(1);
    return dead.deaths.get(0);
  }
}
