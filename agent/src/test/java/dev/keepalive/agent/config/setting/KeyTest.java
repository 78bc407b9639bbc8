package dev.keepalive.agent.config.setting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.config.StartedWith;
import dev.keepalive.agent.config.source.LoadResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyTest {
  @ParameterizedTest
  @CsvSource({
    "60, 60",
    "60s, 60",
    "2m, 120",
    "1h, 3600",
    "1, 1",
    "32767, 32767",
    "0060, 60",
    "9h, 32400",
    "546m, 32760",
    "60S, 60"
  })
  void idle_and_interval_are_durations_of_whole_seconds(String text, int seconds) {
    Settings settings = general("idle=" + text + ",interval=" + text);
    assertThat(settings.idleSeconds()).isEqualTo(seconds);
    assertThat(settings.intervalSeconds()).isEqualTo(seconds);
  }

  @ParameterizedTest
  @CsvSource({
    "off, 0",
    "500ms, 500",
    "90, 90000",
    "90s, 90000",
    "2m, 120000",
    "596h, 2145600000",
    "1ms, 1"
  })
  void user_timeout_is_off_or_a_duration_to_the_millisecond(String text, int millis) {
    assertThat(general("user-timeout=" + text).userTimeoutMillis()).isEqualTo(millis);
  }

  @ParameterizedTest
  @CsvSource({
    "60, 10, 6, 119000",
    "2, 1, 2, 3500",
    "1, 2, 1, 2000",
    "1, 1, 1, 1500",
    "32767, 32767, 1, 65533000",
    "63, 16894, 127, 2145600000"
  })
  void auto_is_just_below_what_detection_takes(int idle, int interval, int count, int millis) {
    Settings settings =
        general(
            "idle=" + idle + ",interval=" + interval + ",count=" + count + ",user-timeout=auto");
    assertThat(settings.userTimeoutMillis()).isEqualTo(millis);
  }

  @ParameterizedTest
  @CsvSource({
    "respect, RESPECT",
    "keep-enabled, KEEP_ENABLED",
    "tighten, TIGHTEN",
    "override, OVERRIDE"
  })
  void the_four_modes(String text, AppSettings mode) {
    assertThat(general("app-settings=" + text).appSettings()).isEqualTo(mode).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource({
    "off, OFF",
    "error, ERROR",
    "warn, WARN",
    "info, INFO",
    "debug, DEBUG",
    "DEBUG, DEBUG"
  })
  void the_five_log_levels(String text, LogLevel level) {
    assertThat(StartedWith.argument("log=" + text).load().configuration().log()).isEqualTo(level);
  }

  @Test
  void the_whole_range_of_count() {
    assertThat(general("count=1").count()).isEqualTo(1);
    assertThat(general("count=127").count()).isEqualTo(127);
  }

  private static Settings general(String argument) {
    LoadResult loaded = StartedWith.argument(argument).load();
    assertThat(loaded.errors()).isEmpty();
    return loaded.configuration().policy().general();
  }
}
