package dev.keepalive.agent.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UtcTimeTest {
  private static final DateTimeFormatter JDK =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0001-01-01T00:00:00.000Z",
        "1900-02-28T23:59:59.999Z",
        "1969-12-31T23:59:59.001Z",
        "1970-01-01T00:00:00.000Z",
        "2000-02-29T23:59:59.999Z",
        "2000-03-01T00:00:00.000Z",
        "2026-11-22T01:07:14.035Z",
        "2100-03-01T00:00:00.000Z",
        "2400-12-31T23:59:59.999Z"
      })
  void a_time_is_written_with_all_its_digits(String time) {
    assertThat(UtcTime.of(Instant.parse(time).toEpochMilli())).isEqualTo(time);
  }

  @Test
  void it_agrees_with_java_time() {
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      long millis = random.nextLong(-62_135_596_800_000L, 253_402_300_800_000L);
      assertThat(UtcTime.of(millis)).isEqualTo(JDK.format(Instant.ofEpochMilli(millis)));
    }
  }
}
