package dev.keepalive.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepalive.agent.rescue.RescueException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasuredPathsTest {

  @Test
  void a_time_is_for_one_peer_or_for_all() throws RescueException {
    assertThat(MeasuredPaths.read(List.of())).isEmpty();
    assertThat(MeasuredPaths.read(List.of("350s", "10.0.0.7:5432=4m", "[::1]:80=90")))
        .isEqualTo(
            Map.of("", 350_000L, "10.0.0.7:5432", 240_000L, "[0:0:0:0:0:0:0:1]:80", 90_000L));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "fast | 'fast' is no time",
        "db:5432= | '' is no time",
        "0s | '0s' is no time",
        "db=5s | 'db' is no peer",
        "nosuch.invalid:80=5s | the name 'nosuch.invalid' is not known here",
      })
  void anything_else_is_told(String given, String told) {
    assertThatThrownBy(() -> MeasuredPaths.read(List.of(given))).hasMessageContaining(told);
  }
}
