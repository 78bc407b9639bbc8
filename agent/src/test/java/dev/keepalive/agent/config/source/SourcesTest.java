package dev.keepalive.agent.config.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.config.StartedWith;
import dev.keepalive.agent.config.setting.LogLevel;
import dev.keepalive.agent.config.setting.Settings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
  private static final String DEFAULTS =
      "idle 60s, interval 10s, count 6, user-timeout off, app-settings keep-enabled";

  @TempDir Path directory;

  @Test
  void without_any_source_the_defaults_hold() {
    assertThat(StartedWith.nothing().settings()).isEqualTo(DEFAULTS);
    assertThat(StartedWith.argument("").settings()).isEqualTo(DEFAULTS);
    Configuration configuration = StartedWith.nothing().load().configuration();
    assertThat(configuration.enabled()).isTrue();
    assertThat(configuration.log()).isEqualTo(LogLevel.INFO);
    assertThat(configuration.logFile()).isNull();
    assertThat(configuration.abortOnError()).isFalse();
  }

  @Test
  void every_setting_can_stand_in_the_agent_argument() {
    Configuration configuration =
        StartedWith.argument(
                "enabled=true,idle=2m,interval=15,count=4,user-timeout=170s,"
                    + "app-settings=tighten,log=debug,log-file=/var/log/a b.log,on-error=abort")
            .load()
            .configuration();
    assertThat(configuration.policy().general())
        .hasToString("idle 120s, interval 15s, count 4, user-timeout 170s, app-settings tighten");
    assertThat(configuration.log()).isEqualTo(LogLevel.DEBUG);
    assertThat(configuration.logFile()).isEqualTo("/var/log/a b.log");
    assertThat(configuration.abortOnError()).isTrue();
  }

  @Test
  void every_setting_can_be_a_system_property() {
    assertThat(
            StartedWith.nothing()
                .property("keepalive.idle", "1h")
                .property("keepalive.user-timeout", "auto")
                .property("keepaliveidle", "other software")
                .settings())
        .startsWith("idle 3600s, interval 10s, count 6, user-timeout 3659s");
  }

  @Test
  void every_setting_can_be_a_variable_with_an_underscore_for_the_hyphen() {
    assertThat(
            StartedWith.nothing()
                .variable("KEEPALIVE_COUNT", "3")
                .variable("KEEPALIVE_USER_TIMEOUT", "auto")
                .variable("KEEPALIVE_APP_SETTINGS", "respect")
                .settings())
        .isEqualTo("idle 60s, interval 10s, count 3, user-timeout 89s, app-settings respect");
  }

  @Test
  void every_setting_but_config_can_stand_in_the_file() {
    StartedWith given =
        StartedWith.file(
            directory,
            """
            # our database
            idle = 30s
            interval: 5s
            count 3
            user-timeout=auto
            app-settings=OVERRIDE
            log=warn
            log-file=agent.log
            on-error=abort
            """);
    assertThat(given.settings())
        .isEqualTo("idle 30s, interval 5s, count 3, user-timeout 44s, app-settings override");
    assertThat(given.load().configuration().log()).isEqualTo(LogLevel.WARN);
    assertThat(given.load().configuration().logFile()).isEqualTo("agent.log");
    assertThat(given.load().configuration().abortOnError()).isTrue();
  }

  @Test
  void the_variables_of_libkeepalive_hold_when_nothing_else_is_said() {
    assertThat(
            StartedWith.nothing()
                .variable("KEEPALIVE", "on")
                .variable("KEEPIDLE", "30")
                .variable("KEEPINTVL", "5")
                .variable("KEEPCNT", "3")
                .settings())
        .startsWith("idle 30s, interval 5s, count 3,");
    assertThat(StartedWith.nothing().variable("KEEPALIVE", "OFF").load().configuration().enabled())
        .isFalse();
  }

  @Test
  void numbers_of_libkeepalive_are_read_as_it_reads_them() {
    assertThat(
            StartedWith.nothing()
                .variable("KEEPIDLE", "+90")
                .variable("KEEPINTVL", "19m")
                .variable("KEEPCNT", "0x")
                .variable("KEEPALIVE", "ON")
                .load()
                .configuration()
                .policy()
                .general())
        .asString()
        .startsWith("idle 90s, interval 19s, count 6,");
  }

  @Test
  void who_switched_it_off_is_told() {
    assertThat(StartedWith.nothing().variable("KEEPALIVE", "off").load().configuration().offBy())
        .isEqualTo("environment variable: KEEPALIVE=off");
    StartedWith file = StartedWith.file(directory, "idle=5\nenabled=false\n");
    Configuration off = file.load().configuration();
    assertThat(off.offBy()).isEqualTo(off.file() + ":2:1: enabled=false");
  }

  @Test
  void the_strongest_source_wins_key_by_key() {
    StartedWith given =
        StartedWith.file(
            directory,
"""
idle=24s
interval=24s
count=24
app-settings=tighten
""");
    String file = given.load().configuration().policy().general().toString();
    assertThat(file).startsWith("idle 24s, interval 24s, count 24, user-timeout off");

    given.variable("KEEPIDLE", "25").variable("KEEPALIVE_IDLE", "23");
    given.variable("KEEPALIVE_INTERVAL", "23").variable("KEEPALIVE_COUNT", "23");
    given.property("keepalive.interval", "22").property("keepalive.count", "22");
    assertThat(given.settings())
        .isEqualTo("idle 23s, interval 22s, count 22, user-timeout off, app-settings tighten");
    StartedWith argument = StartedWith.argument("count=21");
    argument.property("keepalive.count", "22").variable("KEEPALIVE_COUNT", "23");
    assertThat(argument.settings()).contains("count 21");
  }

  @Test
  void the_file_can_be_named_by_property_or_variable() {
    StartedWith.file(directory, "idle=24s");
    String path = directory.resolve("keepalive.properties").toString();
    assertThat(StartedWith.nothing().property("keepalive.config", path).settings())
        .contains("idle 24s");
    assertThat(StartedWith.nothing().variable("KEEPALIVE_CONFIG", path).settings())
        .contains("idle 24s");
  }

  @Test
  void blanks_in_the_argument_do_not_count() {
    assertThat(StartedWith.argument(" idle = 30s , count=3 ").settings()).startsWith("idle 30s");
  }

  @Test
  void kernel_leaves_a_value_as_the_kernel_has_it() {
    Settings settings =
        StartedWith.argument("idle=kernel,interval=kernel,count=kernel")
            .load()
            .configuration()
            .policy()
            .general();
    assertThat(settings.idleSeconds()).isEqualTo(Settings.KERNEL);
    assertThat(settings.intervalSeconds()).isEqualTo(Settings.KERNEL);
    assertThat(settings.count()).isEqualTo(Settings.KERNEL);
    assertThat(settings).asString().startsWith("idle kernel, interval kernel, count kernel,");
  }

  @Test
  void enabled_false_switches_the_agent_off() {
    LoadResult loaded = StartedWith.argument("enabled=false").load();
    assertThat(loaded.errors()).isEmpty();
    assertThat(loaded.configuration().enabled()).isFalse();
    assertThat(loaded.configuration().policy().general()).hasToString("off");
  }
}
