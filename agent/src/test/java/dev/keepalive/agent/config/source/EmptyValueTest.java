package dev.keepalive.agent.config.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.config.StartedWith;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code KEEPALIVE_IDLE=${IDLE:-}} in a compose file, and its like. */
class EmptyValueTest {
  private static final String DEFAULTS = StartedWith.nothing().settings();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "KEEPALIVE_ENABLED",
        "KEEPALIVE_IDLE",
        "KEEPALIVE_CONFIG",
        "KEEPALIVE_LOG_FILE",
        "KEEPALIVE_ON_ERROR",
        "KEEPALIVE_IDEL",
        "KEEPALIVE_TIMEOUT",
        "KEEPALIVE",
        "KEEPIDLE",
        "KEEPINTVL",
        "KEEPCNT"
      })
  void an_empty_variable_is_unset(String name) {
    assertThat(StartedWith.nothing().variable(name, "").settings()).isEqualTo(DEFAULTS);
    assertThat(StartedWith.nothing().variable(name, " \t").settings()).isEqualTo(DEFAULTS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"enabled", "idle", "config", "log-file", "idel", "timeout", "rule.a.idle"})
  void an_empty_system_property_is_unset(String key) {
    assertThat(StartedWith.nothing().property("keepalive." + key, "").settings())
        .isEqualTo(DEFAULTS);
    assertThat(StartedWith.nothing().property("keepalive." + key, " ").settings())
        .isEqualTo(DEFAULTS);
  }

  @Test
  void what_is_unset_leaves_it_to_the_weaker_source() {
    assertThat(
            StartedWith.nothing()
                .property("keepalive.idle", "")
                .variable("KEEPALIVE_IDLE", "7s")
                .settings())
        .startsWith("idle 7s,");
    assertThat(
            StartedWith.nothing()
                .variable("KEEPALIVE_IDLE", "")
                .variable("KEEPIDLE", "8")
                .settings())
        .startsWith("idle 8s,");
  }

  @Test
  void in_the_agent_argument_an_empty_value_is_a_mistake() {
    assertThat(StartedWith.argument("idle=").errors()).hasSize(1);
  }
}
