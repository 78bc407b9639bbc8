package dev.keepalive.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.jvm.BeforeMain;
import dev.keepalive.agent.log.Log.Level;
import dev.keepalive.agent.log.RecordingLog;
import dev.keepalive.agent.socket.Connections;
import dev.keepalive.agent.socket.Loopback;
import dev.keepalive.agent.socket.record.Failures;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HookTest {
  private final RecordingLog log = new RecordingLog();
  private final Failures failures = new Failures(log);
  private final Connections connections =
      new Connections(
          Loopback.policy("app-settings=keep-enabled"), BeforeMain.over(), record -> {}, log);

  @AfterEach
  void remove() {
    Bridged.remove();
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 17, 23, 24, 26})
  void the_failure_of_the_agent_is_logged_once_and_the_application_gets_its_value(int feature) {
    Bridged.install(Bridged.hook(connections, failures, feature));
    for (int i = 0; i < 3; i++) {
      assertThat(Bridged.event(Events.KEEP_ALIVE, this, null, null, "no Boolean"))
          .isEqualTo("no Boolean");
    }
    assertThat(Bridged.event("unheard of", this, null, null, 1)).isEqualTo(1);
    assertThat(log.lines(Level.ERROR))
        .hasSize(2)
        .anyMatch(line -> line.contains("ClassCastException"))
        .anyMatch(line -> line.contains("unheard of"));
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 24})
  void what_is_decided_is_returned_to_the_application(int feature) throws Exception {
    Bridged.install(Bridged.hook(connections, failures, feature));
    try (Loopback loopback = new Loopback()) {
      Object channel = loopback.channel();
      Bridged.event(Events.CONNECTED, channel, null, null, null);
      assertThat(Bridged.event(Events.KEEP_ALIVE, channel, null, null, false)).isEqualTo(true);
    }
    assertThat(log.lines(Level.ERROR)).isEmpty();
  }

  @Test
  void without_a_hook_each_value_is_passed_on() {
    Bridged.install(Bridged.hook(connections, failures, 17));
    Bridged.remove();
    assertThat(Bridged.event("unheard of", this, null, null, "value")).isEqualTo("value");
    assertThat(log.lines(Level.ERROR)).isEmpty();
  }
}
