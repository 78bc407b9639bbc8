package dev.keepalive.agent.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepalive.agent.linux.NotYetPossible;
import dev.keepalive.agent.log.Log.Level;
import dev.keepalive.agent.log.RecordingLog;
import dev.keepalive.agent.socket.record.TcpOption;
import java.io.FileDescriptor;
import java.io.IOException;
import java.net.SocketOption;
import java.nio.channels.ClosedChannelException;
import org.junit.jupiter.api.Test;

class KernelAccessTest {

  private final RecordingLog log = new RecordingLog();
  private final FakeKernel first = new FakeKernel();
  private final FakeKernel last = new FakeKernel();
  private final KernelAccess access = new KernelAccess(first, new JdkOptions(), last, log);
  private final FakeSocket socket = new FakeSocket();

  @Test
  void the_first_access_is_used_while_it_works() throws IOException {
    assertThat(set(TcpOption.IDLE, 60)).isNull();
    assertThat(first.calls).containsExactly("TCP_KEEPIDLE=60");
    assertThat(last.calls).isEmpty();
    assertThat(access.get(socket, TcpOption.IDLE)).isEqualTo(60);
  }

  @Test
  void one_that_is_no_way_here_is_given_up_for_this_option_alone() throws IOException {
    first.refused.put(TcpOption.USER_TIMEOUT, new UnsupportedOperationException("not here"));
    assertThat(set(TcpOption.USER_TIMEOUT, 5000)).isNull();
    first.refused.clear();
    assertThat(set(TcpOption.USER_TIMEOUT, 6000)).isNull();
    assertThat(set(TcpOption.IDLE, 60)).isNull();
    assertThat(last.calls).containsExactly("TCP_USER_TIMEOUT=5000", "TCP_USER_TIMEOUT=6000");
    assertThat(first.calls).containsExactly("TCP_KEEPIDLE=60");
    assertThat(access.get(socket, TcpOption.USER_TIMEOUT)).isEqualTo(6000);
    assertThat(log.lines(Level.WARN)).isEmpty();
  }

  @Test
  void where_none_is_left_the_reason_is_told_each_time() throws IOException {
    first.refused.put(TcpOption.USER_TIMEOUT, new UnsupportedOperationException("not here"));
    last.refused.put(TcpOption.USER_TIMEOUT, new UnsupportedOperationException("nor there"));
    assertThat(set(TcpOption.USER_TIMEOUT, 5000)).isEqualTo("nor there");
    assertThat(set(TcpOption.USER_TIMEOUT, 5000)).isEqualTo("nor there");
    assertThat(access.get(socket, TcpOption.USER_TIMEOUT)).isEqualTo(ApplicationOptions.NONE);
  }

  @Test
  void what_is_set_and_not_in_effect_leads_to_the_next_access_with_one_warning()
      throws IOException {
    first.deaf = true;
    assertThat(set(TcpOption.USER_TIMEOUT, 5000)).isNull();
    assertThat(set(TcpOption.USER_TIMEOUT, 6000)).isNull();
    assertThat(first.calls).hasSize(2).containsOnly("TCP_USER_TIMEOUT=5000");
    assertThat(last.calls).containsExactly("TCP_USER_TIMEOUT=5000", "TCP_USER_TIMEOUT=6000");
    assertThat(log.lines(Level.WARN))
        .singleElement()
        .asString()
        .contains("TCP_USER_TIMEOUT on a SocketChannel: 5000 was set through fake")
        .contains("not in effect");
  }

  @Test
  void the_last_access_is_kept_though_its_value_is_not_in_effect() throws IOException {
    first.refused.put(TcpOption.USER_TIMEOUT, new UnsupportedOperationException("not here"));
    last.deaf = true;
    assertThat(set(TcpOption.USER_TIMEOUT, 5000)).contains("not in effect");
    last.deaf = false;
    assertThat(set(TcpOption.USER_TIMEOUT, 5000)).isNull();
  }

  @Test
  void another_thread_that_comes_between_is_no_failure() throws IOException {
    FakeKernel overwritten =
        new FakeKernel() {
          private boolean between = true;

          @Override
          public int get(OptionSocket of, FileDescriptor descriptor, TcpOption option) {
            int held = between ? 7200 : super.get(of, descriptor, option);
            between = false;
            return held;
          }
        };
    KernelAccess raced = new KernelAccess(overwritten, new JdkOptions(), last, log);
    assertThat(raced.set(socket, FileDescriptor.in, TcpOption.IDLE, 60)).isNull();
    assertThat(overwritten.calls).containsExactly("TCP_KEEPIDLE=60", "TCP_KEEPIDLE=60");
  }

  @Test
  void one_that_is_only_not_possible_yet_is_tried_again() throws IOException {
    first.refused.put(TcpOption.USER_TIMEOUT, new NotYetPossible("no descriptor is free"));
    assertThat(set(TcpOption.USER_TIMEOUT, 5000)).isNull();
    assertThat(last.calls).containsExactly("TCP_USER_TIMEOUT=5000");
    first.refused.clear();
    assertThat(set(TcpOption.USER_TIMEOUT, 6000)).isNull();
    assertThat(first.calls).containsExactly("TCP_USER_TIMEOUT=6000");
  }

  @Test
  void one_that_is_not_ready_leaves_the_option_for_now() throws IOException {
    first.ready = false;
    assertThat(set(TcpOption.IDLE, 60)).contains("not to be used yet");
    first.ready = true;
    assertThat(set(TcpOption.IDLE, 60)).isNull();
  }

  @Test
  void a_value_that_is_refused_is_a_failure_and_the_next_is_tried_the_same_way()
      throws IOException {
    first.refused.put(TcpOption.COUNT, new IOException("Invalid argument"));
    assertThat(set(TcpOption.COUNT, 6)).contains("6 was refused").contains("Invalid argument");
    first.refused.clear();
    assertThat(set(TcpOption.COUNT, 6)).isNull();
    assertThat(last.calls).isEmpty();
  }

  @Test
  void what_is_refused_on_a_socket_that_was_closed_meanwhile_is_no_failure() {
    first.refused.put(TcpOption.COUNT, new IOException("Operation not supported"));
    first.before = () -> socket.closed = true;
    assertThatThrownBy(() -> set(TcpOption.COUNT, 6)).isInstanceOf(ClosedChannelException.class);
  }

  @Test
  void the_public_api_is_known_to_be_called_from_here_while_it_is() throws IOException {
    first.refused.put(TcpOption.IDLE, new UnsupportedOperationException("not here"));
    boolean[] during = new boolean[1];
    FakeSocket woven =
        new FakeSocket() {
          private Object value;

          @Override
          void set(SocketOption<Object> option, Object asked) {
            during[0] = access.isSetting();
            value = asked;
          }

          @Override
          Object get(SocketOption<Object> option) {
            return value;
          }
        };
    assertThat(access.set(woven, FileDescriptor.in, TcpOption.IDLE, 60)).isNull();
    assertThat(during[0]).isTrue();
    assertThat(access.isSetting()).isFalse();
    assertThat(access.get(woven, TcpOption.IDLE)).isEqualTo(60);
    assertThat(last.calls).isEmpty();
  }

  private String set(TcpOption option, int value) throws IOException {
    return access.set(socket, FileDescriptor.in, option, value);
  }
}
