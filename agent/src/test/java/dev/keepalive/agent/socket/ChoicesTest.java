package dev.keepalive.agent.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.config.setting.Settings;
import dev.keepalive.agent.config.source.Configuration;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of {@code app-settings} in the front page, cell by cell; the agent's idle is 60 s. */
class ChoicesTest {

  @ParameterizedTest
  @CsvSource({"respect,false", "keep-enabled,true", "tighten,true", "override,true"})
  void switching_off_before_the_connection_is_there(String mode, boolean kept) {
    Choices choices = new Choices();
    assertThat(choices.keepAlive(false)).as("passed on, no settings are known yet").isFalse();
    assertThat(choices.keepsAlive(settings(mode))).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource({"respect,false", "keep-enabled,true", "tighten,true", "override,true"})
  void switching_off_on_a_connection(String mode, boolean kept) {
    Choices choices = new Choices();
    choices.settle(settings(mode));
    assertThat(choices.keepAlive(false)).isEqualTo(kept);
    assertThat(choices.keepAlive(true)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "respect,30,0", "respect,120,0",
    "keep-enabled,30,0", "keep-enabled,120,0",
    "tighten,30,0", "tighten,120,60",
    "override,30,60", "override,120,60",
  })
  void an_idle_set_before_the_connection_is_there(String mode, int asked, int written) {
    Choices choices = new Choices();
    assertThat(choices.value(TcpOption.IDLE, asked)).isEqualTo(asked);
    assertThat(choices.atConnect(settings(mode), TcpOption.IDLE)).isEqualTo(written);
    assertThat(choices.atConnect(settings(mode), TcpOption.COUNT)).as("filled in").isEqualTo(6);
  }

  @ParameterizedTest
  @CsvSource({
    "respect,30,30", "respect,120,120",
    "keep-enabled,30,30", "keep-enabled,120,120",
    "tighten,30,30", "tighten,120,60",
    "override,30,60", "override,120,60",
  })
  void an_idle_set_on_a_connection(String mode, int asked, int set) {
    Choices choices = new Choices();
    choices.settle(settings(mode));
    assertThat(choices.value(TcpOption.IDLE, asked)).isEqualTo(set);
  }

  /** TCP_USER_TIMEOUT 0 is no bound at all: more than any other. */
  @ParameterizedTest
  @CsvSource({"respect,0,0", "keep-enabled,0,0", "tighten,70000,70000", "override,70000,70000"})
  void a_user_timeout_that_the_application_takes_away(String mode, int set, int atConnect) {
    Settings settings = configured("user-timeout=70s,app-settings=" + mode);
    Choices choices = new Choices();
    choices.settle(settings);
    assertThat(choices.value(TcpOption.USER_TIMEOUT, 0)).isEqualTo(set);
    Choices before = new Choices();
    assertThat(before.value(TcpOption.USER_TIMEOUT, 0)).isZero();
    assertThat(before.atConnect(settings, TcpOption.USER_TIMEOUT)).isEqualTo(atConnect);
  }

  @ParameterizedTest
  @CsvSource({"respect", "keep-enabled", "tighten", "override"})
  void a_value_that_the_jdk_will_refuse_is_passed_on(String mode) {
    Choices choices = new Choices();
    choices.settle(settings(mode));
    assertThat(choices.value(TcpOption.IDLE, 0)).isZero();
    assertThat(choices.value(TcpOption.COUNT, -1)).isEqualTo(-1);
  }

  @ParameterizedTest
  @CsvSource({"respect", "keep-enabled", "tighten", "override"})
  void what_is_left_to_the_kernel_is_left_to_the_application(String mode) {
    Settings kernel = configured("idle=kernel,app-settings=" + mode);
    Choices choices = new Choices();
    assertThat(choices.atConnect(kernel, TcpOption.IDLE)).isEqualTo(Choices.NONE);
    choices.settle(kernel);
    assertThat(choices.value(TcpOption.IDLE, 7200)).isEqualTo(7200);
  }

  @ParameterizedTest
  @CsvSource({"keep-enabled,0", "tighten,60", "override,60"})
  void an_accepted_connection_inherits_what_was_set_on_the_listener(String mode, int written) {
    Choices listener = new Choices();
    listener.value(TcpOption.IDLE, 120);
    Choices accepted = Choices.inheritedFrom(listener);
    assertThat(accepted.atConnect(settings(mode), TcpOption.IDLE)).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource({"-1", "0", "32768"})
  void an_idle_that_the_kernel_refuses_counts_as_not_set(int refused) {
    Choices choices = new Choices();
    assertThat(choices.value(TcpOption.IDLE, refused)).as("still refused").isEqualTo(refused);
    assertThat(choices.atConnect(settings("keep-enabled"), TcpOption.IDLE)).isEqualTo(60);
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
