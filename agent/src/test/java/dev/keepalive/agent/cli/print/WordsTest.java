package dev.keepalive.agent.cli.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

  /** As iproute2 6 printed them. */
  @ParameterizedTest
  @CsvSource({
    "59020, 59sec",
    "9530, 9.530ms",
    "240, 240ms",
    "72000, 1min12sec",
    "60000, 1min",
    "7199000, 119min",
    "599500, 9min59sec",
    "3000, 3sec"
  })
  void times_are_written_as_ss_writes_them(long millis, String text) {
    assertThat(Words.time(millis)).isEqualTo(text);
  }

  @Test
  void one_is_no_plural() {
    assertThat(Words.count(1, "connection")).isEqualTo("1 connection");
    assertThat(Words.count(0, "connection")).isEqualTo("0 connections");
  }

  @Test
  void json_is_quoted_and_has_an_object_in_each_line() {
    Map<String, Object> one = Json.object();
    one.put("name", "a\"b\\c\nd");
    one.put("number", 1.5);
    one.put("none", null);
    one.put("list", List.of(true, 2L));
    assertThat(Json.write(List.of(one, Map.of())))
        .isEqualTo(
            "[{\"name\":\"a\\\"b\\\\c\\u000ad\",\"number\":1.5,\"none\":null,\"list\":[true,2]},\n {}]");
    assertThat(Json.write(List.of())).isEqualTo("[]");
  }
}
