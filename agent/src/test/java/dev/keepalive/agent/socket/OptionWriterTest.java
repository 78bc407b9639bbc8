package dev.keepalive.agent.socket;

import static dev.keepalive.agent.socket.record.OptionOutcome.ALREADY_THERE;
import static dev.keepalive.agent.socket.record.OptionOutcome.FAILED;
import static dev.keepalive.agent.socket.record.OptionOutcome.KEPT_ON;
import static dev.keepalive.agent.socket.record.OptionOutcome.LEFT_TO_APPLICATION;
import static dev.keepalive.agent.socket.record.OptionOutcome.LEFT_TO_KERNEL;
import static dev.keepalive.agent.socket.record.OptionOutcome.SET;
import static dev.keepalive.agent.socket.record.TcpOption.COUNT;
import static dev.keepalive.agent.socket.record.TcpOption.IDLE;
import static dev.keepalive.agent.socket.record.TcpOption.INTERVAL;
import static dev.keepalive.agent.socket.record.TcpOption.KEEPALIVE;
import static dev.keepalive.agent.socket.record.TcpOption.USER_TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepalive.agent.config.setting.Settings;
import dev.keepalive.agent.config.source.Configuration;
import dev.keepalive.agent.linux.KernelDefaults;
import dev.keepalive.agent.log.RecordingLog;
import dev.keepalive.agent.socket.record.OptionResults;
import dev.keepalive.agent.socket.record.TcpOption;
import java.io.FileDescriptor;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class OptionWriterTest {

  private final FakeKernel kernel = new FakeKernel();
  private final FakeSocket socket = new FakeSocket();
  private final KnownSocket known = new KnownSocket();
  private final OptionWriter writer =
      new OptionWriter(
          new KernelAccess(kernel, new JdkOptions(), new FakeKernel(), new RecordingLog()));

  @Test
  void all_that_is_configured_is_set_keepalive_after_its_times() throws IOException {
    OptionResults results = connect("user-timeout=90s");
    assertThat(kernel.calls)
        .containsExactly(
            "TCP_KEEPIDLE=60",
            "TCP_KEEPINTERVAL=10",
            "TCP_KEEPCOUNT=6",
            "SO_KEEPALIVE=1",
            "TCP_USER_TIMEOUT=90000");
    for (TcpOption option : TcpOption.values()) {
      assertThat(results.outcome(option)).isEqualTo(SET);
      assertThat(results.failure(option)).isNull();
      assertThat(known.isOurs(option)).isTrue();
    }
  }

  @Test
  void what_is_left_to_the_kernel_is_not_touched() throws IOException {
    OptionResults results = connect("idle=kernel");
    assertThat(kernel.calls).doesNotContain("TCP_KEEPIDLE=60").hasSize(3);
    assertThat(results.outcome(IDLE)).isEqualTo(LEFT_TO_KERNEL);
    assertThat(results.outcome(USER_TIMEOUT)).isEqualTo(LEFT_TO_KERNEL);
    assertThat(known.isOurs(IDLE)).isFalse();
  }

  @Test
  void what_the_application_has_set_before_is_left_to_it_or_kept_on() throws IOException {
    known.asked(IDLE, 33);
    known.asked(KEEPALIVE, 0);
    OptionResults results = connect("");
    assertThat(kernel.calls)
        .containsExactly("TCP_KEEPINTERVAL=10", "TCP_KEEPCOUNT=6", "SO_KEEPALIVE=1");
    assertThat(results.outcome(IDLE)).isEqualTo(LEFT_TO_APPLICATION);
    assertThat(results.outcome(KEEPALIVE)).isEqualTo(KEPT_ON);
  }

  @Test
  void respected_a_connection_that_is_switched_off_is_not_touched() throws IOException {
    known.asked(KEEPALIVE, 0);
    OptionResults results = connect("app-settings=respect");
    assertThat(kernel.calls).isEmpty();
    assertThat(results.outcome(KEEPALIVE)).isEqualTo(LEFT_TO_APPLICATION);
    assertThat(results.outcome(COUNT)).isEqualTo(LEFT_TO_KERNEL);
  }

  @Test
  void what_cannot_be_set_is_told_and_the_rest_is_set() throws IOException {
    kernel.refused.put(COUNT, new IOException("Invalid argument"));
    OptionResults results = connect("");
    assertThat(results.outcome(COUNT)).isEqualTo(FAILED);
    assertThat(results.failure(COUNT)).contains("Invalid argument");
    assertThat(results.outcome(KEEPALIVE)).isEqualTo(SET);
  }

  @Test
  void a_closed_connection_is_told_as_that() {
    socket.closed = true;
    assertThatThrownBy(() -> connect("")).isInstanceOf(ClosedChannelException.class);
    assertThat(kernel.calls).isEmpty();
  }

  @Test
  void where_the_jdk_hides_the_descriptor_the_access_is_asked_without() throws IOException {
    socket.hidden = true;
    assertThat(connect("").outcome(KEEPALIVE)).isEqualTo(SET);
  }

  @Test
  void respected_what_the_application_sets_while_it_is_written_wins() throws IOException {
    kernel.before = () -> assertThat(known.asked(IDLE, 33)).isEqualTo(33);
    OptionResults results = connect("app-settings=respect");
    assertThat(kernel.held).containsEntry(IDLE, 33);
    assertThat(results.outcome(IDLE)).isEqualTo(LEFT_TO_APPLICATION);
    assertThat(known.isOurs(IDLE)).isFalse();
  }

  @Test
  void respected_a_connection_that_is_switched_off_while_it_is_written_ends_up_off()
      throws IOException {
    kernel.before = () -> known.asked(KEEPALIVE, 0);
    connect("app-settings=respect");
    assertThat(kernel.held).containsEntry(KEEPALIVE, 0);
    assertThat(kernel.held)
        .as("as the kernel has it")
        .containsEntry(IDLE, KernelDefaults.idleSeconds())
        .doesNotContainEntry(COUNT, 6);
  }

  /** Seen before the connection was there, and done by the JDK after it. */
  @Test
  void a_call_of_the_applications_that_is_overtaken_is_repaired_when_it_returns()
      throws IOException {
    int passedOn = known.asked(KEEPALIVE, 0);
    connect("");
    kernel.held.put(KEEPALIVE, passedOn);
    assertThat(known.isOvertaken(KEEPALIVE, passedOn)).isTrue();
    kernel.calls.clear();
    writer.repair(socket, known, KEEPALIVE);
    assertThat(kernel.calls).containsExactly("SO_KEEPALIVE=1");
    assertThat(known.isOvertaken(KEEPALIVE, 1)).isFalse();
  }

  @Test
  void an_overtaken_call_is_repaired_to_the_applications_own_value_too() throws IOException {
    connect("");
    int passedOn = known.asked(KEEPALIVE, 0);
    assertThat(passedOn).isEqualTo(1);
    Settings before = known.settings();
    known.resettle(settings("app-settings=respect"));
    writer.apply(socket, known, before);
    kernel.held.put(KEEPALIVE, passedOn);
    assertThat(known.isOvertaken(KEEPALIVE, passedOn)).isTrue();
    writer.repair(socket, known, KEEPALIVE);
    assertThat(kernel.held).containsEntry(KEEPALIVE, 0);
  }

  @Test
  void other_settings_set_what_differs_and_nothing_else() throws IOException {
    connect("");
    kernel.calls.clear();
    OptionResults results = follow("idle=30,user-timeout=90s");
    assertThat(kernel.calls).containsExactly("TCP_KEEPIDLE=30", "TCP_USER_TIMEOUT=90000");
    assertThat(results.outcome(IDLE)).isEqualTo(SET);
    assertThat(results.outcome(INTERVAL)).isEqualTo(ALREADY_THERE);
    assertThat(results.outcome(KEEPALIVE)).isEqualTo(ALREADY_THERE);
  }

  @Test
  void settings_that_touch_nothing_give_back_what_was_set() throws IOException {
    known.asked(COUNT, 9);
    connect("app-settings=override,user-timeout=90s");
    OptionResults results = follow("enabled=false");
    assertThat(kernel.held)
        .containsEntry(IDLE, KernelDefaults.idleSeconds())
        .containsEntry(INTERVAL, KernelDefaults.intervalSeconds())
        .containsEntry(COUNT, 9)
        .containsEntry(KEEPALIVE, 0)
        .containsEntry(USER_TIMEOUT, 0);
    assertThat(results.outcome(COUNT)).isEqualTo(LEFT_TO_APPLICATION);
    assertThat(results.outcome(IDLE)).isEqualTo(LEFT_TO_KERNEL);
    kernel.calls.clear();
    follow("idle=30");
    assertThat(kernel.calls).contains("TCP_KEEPIDLE=30", "SO_KEEPALIVE=1");
  }

  @Test
  void settings_that_change_while_they_are_written_end_up_as_the_last() throws IOException {
    kernel.before = () -> known.resettle(settings("idle=20,count=2"));
    connect("");
    assertThat(kernel.held).containsEntry(IDLE, 20).containsEntry(COUNT, 2);
  }

  @Test
  void what_was_refused_and_is_set_in_the_end_is_no_failure() throws IOException {
    FakeKernel changing =
        new FakeKernel() {
          @Override
          public void set(OptionSocket of, FileDescriptor descriptor, TcpOption option, int value)
              throws IOException {
            super.set(of, descriptor, option, value);
            if (option == KEEPALIVE && refused.remove(COUNT) != null) {
              known.resettle(settings("count=2"));
            }
          }
        };
    changing.refused.put(COUNT, new IOException("Invalid argument"));
    known.settle(settings(""));
    OptionResults results =
        new OptionWriter(
                new KernelAccess(changing, new JdkOptions(), new FakeKernel(), new RecordingLog()))
            .apply(socket, known, null);
    assertThat(changing.held).containsEntry(COUNT, 2);
    assertThat(results.outcome(COUNT)).isEqualTo(SET);
    assertThat(results.failure(COUNT)).isNull();
  }

  @Test
  void what_a_library_has_set_on_a_found_socket_is_its_choice() throws IOException {
    ForeignSocket found = new ForeignSocket(0, "10.0.0.7", 5432, 4711, false);
    kernel.held.put(IDLE, 77);
    kernel.held.put(INTERVAL, KernelDefaults.intervalSeconds());
    kernel.held.put(COUNT, KernelDefaults.count());
    writer.readApplication(found);
    assertThat(found.known().application().get(IDLE)).isEqualTo(77);
    assertThat(found.known().application().get(INTERVAL)).isEqualTo(ApplicationOptions.NONE);
    assertThat(found.known().application().get(KEEPALIVE)).isEqualTo(ApplicationOptions.NONE);
  }

  @Test
  void what_is_changed_later_on_a_found_socket_is_judged_and_our_own_values_are_not()
      throws IOException {
    ForeignSocket found = new ForeignSocket(0, "10.0.0.7", 5432, 4711, false);
    found.known().settle(settings(""));
    writer.apply(found, found.known(), null);
    kernel.calls.clear();
    writer.reread(found);
    assertThat(kernel.calls).isEmpty();
    assertThat(found.known().application().get(IDLE)).isEqualTo(ApplicationOptions.NONE);
    kernel.held.put(KEEPALIVE, 0);
    kernel.held.put(COUNT, 3);
    writer.reread(found);
    assertThat(kernel.calls).containsExactly("SO_KEEPALIVE=1");
    assertThat(found.known().application().get(COUNT)).isEqualTo(3);
  }

  private OptionResults connect(String argument) throws IOException {
    known.settle(settings(argument));
    return writer.apply(socket, known, null);
  }

  private OptionResults follow(String argument) throws IOException {
    Settings before = known.settings();
    known.resettle(settings(argument));
    return writer.apply(socket, known, before);
  }

  private static Settings settings(String argument) {
    return Configuration.load(argument, new Properties(), Map.of())
        .configuration()
        .policy()
        .general();
  }
}
