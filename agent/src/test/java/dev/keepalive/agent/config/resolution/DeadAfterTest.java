package dev.keepalive.agent.config.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.config.setting.AppSettings;
import dev.keepalive.agent.config.setting.Settings;
import dev.keepalive.agent.config.source.Configuration;
import dev.keepalive.agent.config.source.LoadResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeadAfterTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "dead-after=2s, 1, 1, 1",
    "dead-after=3s, 1, 1, 2",
    "dead-after=7s, 1, 1, 6",
    "dead-after=8s, 2, 1, 6",
    "dead-after=30s, 12, 3, 6",
    "dead-after=60s, 18, 7, 6",
    "dead-after=119s, 59, 10, 6",
    "dead-after=2m, 60, 10, 6",
    "dead-after=24h, 60, 10, 6",
    "'dead-after=30s,idle=24s', 24, 1, 6",
    "'dead-after=30s,idle=29s', 29, 1, 1",
    "'dead-after=30s,interval=5s', 5, 5, 5",
    "'dead-after=30s,count=2', 24, 3, 2",
    "'dead-after=30s,count=20', 10, 1, 20",
    "'dead-after=30s,idle=6s,count=3', 6, 4, 3",
    "'dead-after=30s,idle=6s,interval=8s', 6, 8, 3",
    "'dead-after=30s,idle=6s,interval=8s,count=3', 6, 8, 3",
    "'dead-after=30s,preset=aws', 12, 3, 6",
    "'dead-after=10m,preset=aws', 200, 30, 4",
    "'dead-after=30s,preset=go', 12, 3, 6",
    "'dead-after=10m,preset=libkeepalive', 60, 10, 6",
  })
  void what_is_not_given_is_worked_out(String argument, int idle, int interval, int count) {
    Settings settings = good(argument);
    assertThat(settings.idleSeconds()).as("idle").isEqualTo(idle);
    assertThat(settings.intervalSeconds()).as("interval").isEqualTo(interval);
    assertThat(settings.count()).as("count").isEqualTo(count);
    assertThat(settings.deadPeerMillis()).isLessThanOrEqualTo(settings.limits().deadAfterMillis());
    assertThat(settings.dataMillis()).isEqualTo(settings.limits().deadAfterMillis());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 9, 10, 13, 17, 25, 40, 59, 61, 75, 100, 121, 500, 86_400})
  void the_promise_is_kept_for_any_time(int seconds) {
    Settings settings = good("dead-after=" + seconds);
    assertThat(settings.deadPeerMillis()).isBetween(1000L, seconds * 1000L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dead-after=30s,idle=30s | dead-after=30s contradicts idle=30s: a dead peer is then found"
            + " after 31s; leave them out and they are worked out",
        "dead-after=30s,interval=40s | dead-after=30s contradicts interval=40s: a dead peer is then"
            + " found after 41s; leave them out and they are worked out",
        "dead-after=30s,idle=20s,interval=5s,count=3 | dead-after=30s contradicts idle=20s,"
            + " interval=5s, count=3: a dead peer is then found after 35s; leave them out and they"
            + " are worked out",
        "dead-after=30s,count=kernel | dead-after=30s contradicts count=kernel: how long a dead"
            + " peer then takes is the kernel's; leave them out and they are worked out",
        "user-timeout=31s,dead-after=30s | user-timeout=31s is above dead-after=30s",
      })
  void what_breaks_the_promise_is_an_error(String argument, String message) {
    LoadResult loaded = Configuration.load(argument, new Properties(), Map.of());
    assertThat(loaded.errors()).hasSize(1);
    assertThat(loaded.errors().get(0).toString()).endsWith(message);
  }

  @Test
  void a_rule_that_promises_is_not_bound_by_what_is_said_in_general() throws IOException {
    Settings settings =
        ruleOf(
            """
            idle = 60s
            user-timeout = 110s
            rule.db.match = connect :5432
            rule.db.dead-after = 8s
            """);
    assertThat(settings.deadPeerMillis()).isEqualTo(8000);
    assertThat(settings.userTimeoutMillis()).isZero();
    assertThat(settings.appSettings()).isEqualTo(AppSettings.TIGHTEN);
  }

  @Test
  void a_rule_without_a_promise_of_its_own_keeps_the_general_one() throws IOException {
    Settings settings =
        ruleOf(
            """
            dead-after = 8s
            rule.db.match = connect :5432
            rule.db.interval = 2s
            """);
    assertThat(settings.intervalSeconds()).isEqualTo(2);
    assertThat(settings.deadPeerMillis()).isLessThanOrEqualTo(8000);
  }

  @Test
  void the_application_may_be_left_its_own_times() {
    assertThat(good("dead-after=8s").appSettings()).isEqualTo(AppSettings.TIGHTEN);
    assertThat(good("dead-after=8s,app-settings=respect").appSettings())
        .isEqualTo(AppSettings.RESPECT);
    assertThat(good("idle-close=8s").appSettings()).isEqualTo(AppSettings.KEEP_ENABLED);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 120000",
    "idle=2, 62000",
    "'idle=1,interval=1,count=1', 60000",
    "idle=kernel, 0",
    "user-timeout=30s, 0",
    "dead-after=off, 0",
    "preset=libkeepalive, 0",
    "'user-timeout=10s,dead-after=30s', 30000",
  })
  void data_under_way_is_bound(String argument, int millis) {
    assertThat(
            Configuration.load(argument, new Properties(), Map.of())
                .configuration()
                .policy()
                .general()
                .dataMillis())
        .isEqualTo(millis);
  }

  private Settings ruleOf(String text) throws IOException {
    Path file = Files.writeString(directory.resolve("k.properties"), text);
    LoadResult loaded = Configuration.loadFile(file.toString());
    assertThat(loaded.errors()).isEmpty();
    return loaded.configuration().policy().rules().get(0).settings();
  }

  private static Settings good(String argument) {
    LoadResult loaded = Configuration.load(argument, new Properties(), Map.of());
    assertThat(loaded.errors()).isEmpty();
    return loaded.configuration().policy().general();
  }
}
