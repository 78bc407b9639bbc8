package dev.keepalive.agent.config.setting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.config.StartedWith;
import dev.keepalive.agent.config.policy.Rule;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresetTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "aws | idle 200s, interval 30s, count 4, user-timeout off, app-settings keep-enabled",
        "azure | idle 120s, interval 20s, count 5, user-timeout off, app-settings keep-enabled",
        "gcp | idle 400s, interval 30s, count 6, user-timeout off, app-settings keep-enabled",
        "kubernetes | idle 600s, interval 45s, count 6, user-timeout off, app-settings"
            + " keep-enabled",
        "failover | idle 1s, interval 1s, count 5, user-timeout 5500ms, app-settings keep-enabled",
        "libkeepalive | idle kernel, interval kernel, count kernel, user-timeout off, app-settings"
            + " respect",
        "go | idle 15s, interval 15s, count 9, user-timeout off, app-settings keep-enabled",
      })
  void the_values_of_each_preset(String preset, String settings) {
    assertThat(StartedWith.argument("preset=" + preset).settings()).isEqualTo(settings);
  }

  @ParameterizedTest
  @CsvSource({"aws, 350", "azure, 240", "gcp, 600", "kubernetes, 900"})
  void a_dead_peer_is_found_before_the_network_forgets(String preset, int forgetsSeconds) {
    Settings settings =
        StartedWith.argument("preset=" + preset).load().configuration().policy().general();
    assertThat(settings.idleSeconds() + settings.intervalSeconds() * settings.count())
        .isLessThan(forgetsSeconds);
    assertThat(settings.idleSeconds()).isNotEqualTo(300);
  }

  @Test
  void a_preset_is_below_what_any_source_sets() {
    assertThat(
            StartedWith.argument("preset=go")
                .property("keepalive.interval", "5")
                .variable("KEEPIDLE", "7")
                .settings())
        .startsWith("idle 7s, interval 5s, count 9,");
  }

  @Test
  void a_preset_in_a_rule_is_below_the_rule_and_above_the_general_settings() {
    StartedWith given =
        StartedWith.file(
            directory,
"""
idle=30
count=3
user-timeout=auto
rule.db.match=connect :5432
rule.db.preset=aws
rule.db.count=2
""");
    assertThat(given.load().configuration().policy().rules().get(0).settings())
        .asString()
        .startsWith("idle 200s, interval 30s, count 2, user-timeout 259s,");
  }

  @Test
  void libkeepalive_in_a_rule_takes_the_general_user_timeout_off() {
    String file = "user-timeout=90s\nrule.db.match=connect\nrule.db.preset=libkeepalive\n";
    assertThat(StartedWith.file(directory, file).load().configuration().policy().rules().get(0))
        .extracting(Rule::settings)
        .hasToString(
            "idle kernel, interval kernel, count kernel, user-timeout off, app-settings respect");
  }

  @Test
  void a_mistyped_preset() {
    assertThat(StartedWith.argument("preset=amazon").errors())
        .containsExactly(
            "agent argument, column 8: preset=amazon is not known; allowed: aws, azure, gcp,"
                + " kubernetes, failover, libkeepalive or go");
    assertThat(StartedWith.argument("preset=kubernets").errors())
        .containsExactly(
            "agent argument, column 8: preset=kubernets is not known; allowed: aws, azure, gcp,"
                + " kubernetes, failover, libkeepalive or go; did you mean kubernetes?");
  }
}
