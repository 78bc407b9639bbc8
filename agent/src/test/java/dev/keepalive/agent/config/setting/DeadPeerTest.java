package dev.keepalive.agent.config.setting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.config.StartedWith;
import dev.keepalive.agent.config.source.LoadResult;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadPeerTest {
  /**
   * Measured on Linux 6.18: 2/1/2 ended after 3.8 s, and with a user timeout of 10 s after 9.9 s.
   */
  @ParameterizedTest
  @CsvSource({
    "60, 10, 6, off, 120000",
    "2, 1, 2, off, 4000",
    "2, 1, 2, 10s, 10000",
    "2, 1, 2, auto, 4000",
    "60, 10, 6, auto, 120000",
    "60, 10, 6, 5s, 70000",
    "60, 10, 6, 70s, 70000",
    "60, 10, 6, 71s, 80000",
    "60, 10, kernel, 71s, 80000",
    "60, 10, kernel, off, -1",
    "kernel, 10, 6, off, -1",
    "60, kernel, 6, 71s, -1",
  })
  void how_long_an_idle_dead_peer_lives(
      String idle, String interval, String count, String userTimeout, long millis) {
    String argument =
        "idle="
            + idle
            + ",interval="
            + interval
            + ",count="
            + count
            + ",user-timeout="
            + userTimeout;
    LoadResult loaded = StartedWith.argument(argument).load();
    assertThat(loaded.errors()).isEmpty();
    assertThat(loaded.configuration().policy().general().deadPeerMillis()).isEqualTo(millis);
  }

  @ParameterizedTest
  @CsvSource({
    "500, 500ms",
    "90000, 90s",
    "119000, 119s",
    "120000, 2m",
    "3665000, 1h 1m 5s",
    "7210000, 2h 10s",
    "172800000, 2d",
    "120500, 120500ms"
  })
  void a_time_in_words(long millis, String words) {
    assertThat(Durations.inWords(millis)).isEqualTo(words);
  }
}
