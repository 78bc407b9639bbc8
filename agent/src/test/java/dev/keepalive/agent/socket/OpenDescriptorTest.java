package dev.keepalive.agent.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class OpenDescriptorTest extends OnLoopback {

  @ParameterizedTest
  @EnumSource
  void it_is_lent_while_the_socket_is_open_and_never_after(JdkKind kind) throws IOException {
    Closeable socket = kind.open(loopback);
    OptionSocket option = OptionSocket.of(socket);
    boolean[] used = {false};
    option.whileOpen(
        descriptor -> {
          used[0] = true;
          assertThat(descriptor.valid()).isTrue();
        });
    assertThat(used[0]).isTrue();
    assertThat(Loopback.number(socket)).isGreaterThan(2);
    socket.close();
    assertThatThrownBy(
            () ->
                option.whileOpen(
                    descriptor -> {
                      throw new AssertionError("lent after it was closed");
                    }))
        .isInstanceOf(ClosedChannelException.class);
    assertThat(Loopback.number(socket)).isEqualTo(-1);
  }

  @ParameterizedTest
  @EnumSource
  void a_close_waits_while_it_is_lent_and_then_goes_through(JdkKind kind) throws Exception {
    Closeable socket = kind.open(loopback);
    AtomicBoolean closed = new AtomicBoolean();
    Thread closer =
        new Thread(
            () -> {
              try {
                socket.close();
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
              closed.set(true);
            });
    OptionSocket.of(socket)
        .whileOpen(
            descriptor -> {
              closer.start();
              await().until(() -> isWaiting(closer));
              assertThat(closed).isFalse();
              assertThat(descriptor.valid()).isTrue();
            });
    closer.join();
    assertThat(closed).isTrue();
  }

  private static boolean isWaiting(Thread thread) {
    Thread.State state = thread.getState();
    return state == Thread.State.BLOCKED || state == Thread.State.WAITING;
  }
}
