package dev.keepalive.agent.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class SwitchedOffTest {
  private static final Map<String, String> OFF = Map.of("KEEPALIVE_ENABLED", "false");

  private final Properties properties = new Properties();

  @Test
  void a_variable_switches_it_off() {
    assertThat(SwitchedOff.refusal("idle=5", properties, OFF))
        .isEqualTo("off: enabled=false in the environment variable KEEPALIVE_ENABLED");
  }

  @Test
  void an_empty_property_leaves_it_to_the_variable() {
    properties.setProperty("keepalive.enabled", " ");
    assertThat(SwitchedOff.refusal(null, properties, OFF))
        .isEqualTo("off: enabled=false in the environment variable KEEPALIVE_ENABLED");
  }

  @Test
  void an_empty_property_leaves_the_log_to_the_variable() {
    properties.setProperty("keepalive.log", "");
    Map<String, String> silent = Map.of("KEEPALIVE_ENABLED", "false", "KEEPALIVE_LOG", "off");
    assertThat(SwitchedOff.refusal(null, properties, silent)).isEqualTo(EarlyCheck.SILENT);
  }

  @Test
  void an_empty_variable_is_none() {
    Map<String, String> empty = Map.of("KEEPALIVE_ENABLED", "", "KEEPALIVE_LOG", "");
    assertThat(SwitchedOff.refusal(null, properties, empty)).isNull();
  }

  @Test
  void a_stronger_source_that_says_true_wins() {
    properties.setProperty("keepalive.enabled", "true");
    assertThat(SwitchedOff.refusal(null, properties, OFF)).isNull();
    assertThat(SwitchedOff.refusal("enabled=true", new Properties(), OFF)).isNull();
  }

  @Test
  void an_empty_value_in_the_argument_is_left_to_the_configuration() {
    assertThat(SwitchedOff.refusal("enabled=", properties, OFF)).isNull();
  }
}
