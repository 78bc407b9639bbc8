package dev.keepalive.agent.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.keepalive.agent.jvm.BeforeMain;
import dev.keepalive.agent.log.RecordingLog;
import dev.keepalive.agent.socket.Connections;
import dev.keepalive.agent.socket.Loopback;
import dev.keepalive.agent.socket.record.ConnectionRecord;
import dev.keepalive.agent.socket.record.LeftBehind;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import jdk.net.ExtendedSocketOptions;
import org.junit.jupiter.api.Test;

class SweepAfterAttachTest {
  @Test
  void after_an_attach_what_is_open_has_its_settings_soon_and_is_told_until_it_is_closed()
      throws Exception {
    Sweeper sweeper = sweeper();
    try (Loopback loopback = new Loopback()) {
      SocketChannel client = loopback.channel();
      SocketChannel accepted = loopback.accept();
      int number = Loopback.number(client);
      int other = Loopback.number(accepted);
      long began = System.nanoTime();
      sweeper.ready(true);
      await()
          .pollInterval(Duration.ofMillis(5))
          .until(() -> sweeper.records().keySet().containsAll(Set.of(number, other)));
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
      Map<Integer, ConnectionRecord> records = sweeper.records();
      assertThat(records.get(number).connection()).startsWith("connect 127.0.0.1:");
      assertThat(records.get(other).connection()).startsWith("accept :");
      accepted.close();
      assertThat(sweeper.records()).containsKey(number).doesNotContainKey(other);
    } finally {
      sweeper.stop();
    }
    assertThat(isRunning()).isFalse();
  }

  @Test
  void what_an_agent_before_has_set_is_no_choice_of_the_applications() throws Exception {
    SocketOption<Integer> idle = ExtendedSocketOptions.TCP_KEEPIDLE;
    SocketOption<Integer> count = ExtendedSocketOptions.TCP_KEEPCOUNT;
    Sweeper first = sweeper();
    Sweeper second = sweeper("idle=33,count=4");
    try (Loopback loopback = new Loopback()) {
      SocketChannel client = loopback.channel();
      first.ready(true);
      await().until(() -> client.getOption(StandardSocketOptions.SO_KEEPALIVE));
      first.stop();
      assertThat(client.getOption(idle)).isEqualTo(44);
      client.setOption(count, 5);
      LeftBehind left = new LeftBehind(null);
      first.leave(left);
      second.leftBehind(new LeftBehind(left.numbers()));
      second.ready(true);
      await().until(() -> client.getOption(idle) == 33);
      await().until(() -> second.records().containsKey(Loopback.number(client)));
      assertThat(client.getOption(count)).as("set by the application since").isEqualTo(5);
    } finally {
      first.stop();
      second.stop();
    }
  }

  @Test
  void what_was_stopped_does_not_start() {
    Sweeper sweeper = sweeper();
    sweeper.stop();
    sweeper.ready(true);
    assertThat(isRunning()).isFalse();
  }

  private static Sweeper sweeper() {
    return sweeper("idle=44");
  }

  private static Sweeper sweeper(String settings) {
    Connections connections =
        new Connections(
            Loopback.policy(settings), BeforeMain.over(), record -> {}, new RecordingLog());
    return new Sweeper(connections, BeforeMain.over(), -1, new RecordingLog());
  }

  private static boolean isRunning() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals("keepalive-agent-sweep"));
  }
}
