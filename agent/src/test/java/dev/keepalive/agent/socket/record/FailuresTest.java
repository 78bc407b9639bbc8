package dev.keepalive.agent.socket.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.config.StartedWith;
import dev.keepalive.agent.config.match.Direction;
import dev.keepalive.agent.config.policy.Policy;
import dev.keepalive.agent.log.Log.Level;
import dev.keepalive.agent.log.RecordingLog;
import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import org.junit.jupiter.api.Test;

class FailuresTest {

  private final RecordingLog log = new RecordingLog();
  private final Failures failures = new Failures(log);

  @Test
  void each_place_and_kind_is_logged_once_and_each_failure_at_debug() {
    for (int i = 0; i < 3; i++) {
      failures.onConnection("connected", new IllegalStateException("broken"));
    }
    failures.onConnection("connected", new IOException("out of luck"));
    failures.onConnection("accepted", new IllegalStateException("broken"));
    assertThat(log.lines(Level.ERROR))
        .containsExactly(
            "ERROR a connection was left as the application made it, the agent failed:"
                + " java.lang.IllegalStateException: broken (connected)",
            "ERROR a connection was left as the application made it, the agent failed:"
                + " java.io.IOException: out of luck (connected)",
            "ERROR a connection was left as the application made it, the agent failed:"
                + " java.lang.IllegalStateException: broken (accepted)");
    assertThat(log.lines(Level.DEBUG)).hasSize(5);
    assertThat(failures.count("connected java.lang.IllegalStateException")).isEqualTo(3);
    assertThat(failures.count("accepted java.lang.IllegalStateException")).isEqualTo(1);
    assertThat(failures.count("nowhere")).isZero();
  }

  @Test
  void a_closed_socket_is_no_error_and_does_not_use_up_the_message_of_a_real_one() {
    failures.onConnection("connected", new ClosedChannelException());
    failures.onConnection("connected", new AsynchronousCloseException());
    failures.onConnection("connected", new SocketException("Socket is closed"));
    assertThat(log.lines(Level.ERROR)).isEmpty();
    failures.onConnection("connected", new SocketException("Invalid argument"));
    failures.onConnection("connected", new IllegalStateException("closed"));
    assertThat(log.lines(Level.ERROR)).hasSize(2);
  }

  @Test
  void a_log_that_fails_does_not_fail_the_application() {
    Failures broken =
        new Failures(
            new RecordingLog() {
              @Override
              protected void write(Level level, String line, Throwable thrown) {
                throw new OutOfMemoryError("not even for this");
              }
            });
    broken.onConnection("connected", new IllegalStateException());
    assertThat(log.lines(Level.ERROR)).isEmpty();
  }

  @Test
  void an_option_that_cannot_be_set_is_one_warning_for_its_kind_and_then_told_by_connection() {
    OptionResults results = new OptionResults();
    results.failed(TcpOption.USER_TIMEOUT, "5000 was refused");
    Policy policy = StartedWith.nothing().load().configuration().policy();
    for (int port = 80; port <= 82; port++) {
      ConnectionAddress address =
          new ConnectionAddress(Direction.CONNECT, "db.example", null, port, 0);
      failures.onOption(
          new ConnectionRecord(
              "SocketChannel", address, address.decide(policy), results, false, false),
          TcpOption.USER_TIMEOUT);
    }
    assertThat(log.lines(Level.WARN))
        .containsExactly(
            "WARN TCP_USER_TIMEOUT cannot be set on a SocketChannel: 5000 was refused");
    assertThat(log.lines(Level.DEBUG))
        .containsExactly(
            "DEBUG TCP_USER_TIMEOUT cannot be set on connect db.example:81: 5000 was refused",
            "DEBUG TCP_USER_TIMEOUT cannot be set on connect db.example:82: 5000 was refused");
    assertThat(failures.count("5000 was refused")).isEqualTo(3);
  }

  @Test
  void many_places_and_kinds_are_bounded() {
    for (int i = 0; i < 1000; i++) {
      failures.onConnection("place" + i, new IllegalStateException());
    }
    assertThat(log.lines(Level.ERROR)).hasSize(257);
    assertThat(failures.count("others")).isEqualTo(744);
  }
}
