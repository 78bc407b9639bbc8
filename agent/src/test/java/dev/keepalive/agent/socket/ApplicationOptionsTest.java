package dev.keepalive.agent.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.config.setting.Settings;
import dev.keepalive.agent.config.source.Configuration;
import dev.keepalive.agent.socket.record.TcpOption;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of {@code app-settings} in the front page, cell by cell; the agent's idle is 60 s. */
class ApplicationOptionsTest {

  private static final int NONE = ApplicationOptions.NONE;

  private final KnownSocket socket = new KnownSocket();

  @ParameterizedTest
  @CsvSource({"respect,false", "keep-enabled,true", "tighten,true", "override,true"})
  void switching_off_before_the_connection_is_there(String mode, boolean kept) {
    assertThat(socket.asked(TcpOption.KEEPALIVE, 0)).as("no settings are known yet").isZero();
    assertThat(decided(TcpOption.KEEPALIVE, settings(mode))).isEqualTo(kept ? 1 : NONE);
    assertThat(socket.application().isKeptOn(settings(mode))).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource({"respect,0", "keep-enabled,1", "tighten,1", "override,1"})
  void switching_off_on_a_connection(String mode, int set) {
    socket.settle(settings(mode));
    assertThat(socket.asked(TcpOption.KEEPALIVE, 0)).isEqualTo(set);
    assertThat(socket.asked(TcpOption.KEEPALIVE, 1)).isEqualTo(1);
    assertThat(socket.application().isKeptOn(settings(mode))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "respect,30,", "respect,120,",
    "keep-enabled,30,", "keep-enabled,120,",
    "tighten,30,", "tighten,120,60",
    "override,30,60", "override,120,60",
  })
  void an_idle_set_before_the_connection_is_there(String mode, int asked, Integer written) {
    assertThat(socket.asked(TcpOption.IDLE, asked)).isEqualTo(asked);
    assertThat(decided(TcpOption.IDLE, settings(mode))).isEqualTo(written == null ? NONE : written);
    assertThat(decided(TcpOption.COUNT, settings(mode))).as("filled in").isEqualTo(6);
  }

  @ParameterizedTest
  @CsvSource({
    "respect,30,30", "respect,120,120",
    "keep-enabled,30,30", "keep-enabled,120,120",
    "tighten,30,30", "tighten,120,60",
    "override,30,60", "override,120,60",
  })
  void an_idle_set_on_a_connection(String mode, int asked, int set) {
    socket.settle(settings(mode));
    assertThat(socket.asked(TcpOption.IDLE, asked)).isEqualTo(set);
  }

  /** TCP_USER_TIMEOUT 0 is no bound at all: more than any other. */
  @ParameterizedTest
  @CsvSource({"respect,0,", "keep-enabled,0,", "tighten,70000,70000", "override,70000,70000"})
  void a_user_timeout_that_the_application_takes_away(String mode, int set, Integer atConnect) {
    Settings settings = configured("user-timeout=70s,app-settings=" + mode);
    socket.settle(settings);
    assertThat(socket.asked(TcpOption.USER_TIMEOUT, 0)).isEqualTo(set);
    KnownSocket before = new KnownSocket();
    assertThat(before.asked(TcpOption.USER_TIMEOUT, 0)).isZero();
    assertThat(before.application().decide(TcpOption.USER_TIMEOUT, settings))
        .isEqualTo(atConnect == null ? NONE : atConnect);
  }

  @ParameterizedTest
  @CsvSource({"respect", "keep-enabled", "tighten", "override"})
  void a_value_that_the_jdk_will_refuse_is_passed_on(String mode) {
    socket.settle(settings(mode));
    assertThat(socket.asked(TcpOption.IDLE, 0)).isZero();
    assertThat(socket.asked(TcpOption.COUNT, -1)).isEqualTo(-1);
    assertThat(socket.isOvertaken(TcpOption.IDLE, 0)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"respect", "keep-enabled", "tighten", "override"})
  void what_is_left_to_the_kernel_is_left_to_the_application(String mode) {
    Settings kernel = configured("idle=kernel,app-settings=" + mode);
    assertThat(decided(TcpOption.IDLE, kernel)).isEqualTo(NONE);
    socket.settle(kernel);
    assertThat(socket.asked(TcpOption.IDLE, 7200)).isEqualTo(7200);
  }

  @ParameterizedTest
  @CsvSource({"keep-enabled,", "tighten,60", "override,60"})
  void an_accepted_connection_inherits_what_was_set_on_the_listener(String mode, Integer written) {
    ApplicationOptions listener = new ApplicationOptions();
    listener.set(TcpOption.IDLE, 120);
    listener.set(TcpOption.INTERVAL, 20);
    listener.set(TcpOption.COUNT, 12);
    ApplicationOptions accepted = ApplicationOptions.inheritedFrom(listener);
    assertThat(accepted.decide(TcpOption.IDLE, settings(mode)))
        .isEqualTo(written == null ? NONE : written);
    assertThat(accepted.get(TcpOption.IDLE)).isEqualTo(120);
    assertThat(accepted.get(TcpOption.INTERVAL)).isEqualTo(20);
    assertThat(accepted.get(TcpOption.COUNT)).isEqualTo(12);
  }

  @ParameterizedTest
  @CsvSource({"-1", "0", "32768"})
  void an_idle_that_the_kernel_refuses_counts_as_not_set(int refused) {
    assertThat(socket.asked(TcpOption.IDLE, refused)).as("still refused").isEqualTo(refused);
    assertThat(decided(TcpOption.IDLE, settings("keep-enabled"))).isEqualTo(60);
  }

  private int decided(TcpOption option, Settings settings) {
    return socket.application().decide(option, settings);
  }

  private static Settings settings(String mode) {
    return configured("app-settings=" + mode);
  }

  private static Settings configured(String argument) {
    return Configuration.load(argument, new Properties(), Map.of())
        .configuration()
        .policy()
        .general();
  }
}
