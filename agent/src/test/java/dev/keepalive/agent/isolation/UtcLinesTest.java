package dev.keepalive.agent.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UtcLinesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-01T00:00:00.000Z",
        "2000-02-29T23:59:59.999Z",
        "2026-11-22T01:07:14.035Z",
        "1969-12-31T23:59:59.001Z"
      })
  void a_time_is_written_with_all_its_digits(String time) {
    assertThat(UtcLines.time(Instant.parse(time).toEpochMilli())).isEqualTo(time);
  }

  @Test
  void a_line_is_one_write() {
    List<String> writes = new ArrayList<>();
    OutputStream recorder =
        new ByteArrayOutputStream() {
          @Override
          public synchronized void write(byte[] bytes, int from, int length) {
            writes.add(new String(bytes, from, length, StandardCharsets.UTF_8));
          }
        };
    new UtcLines(recorder).println("INFO on");
    assertThat(writes).singleElement().asString().endsWith(" INFO on" + System.lineSeparator());
  }

  @Test
  void each_line_begins_with_the_time_and_a_stack_does_not() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    UtcLines lines = new UtcLines(bytes);
    lines.println("INFO on");
    new IllegalStateException("why").printStackTrace(lines);
    assertThat(bytes.toString(StandardCharsets.UTF_8).lines().limit(2))
        .satisfiesExactly(
            line -> assertThat(line).matches("\\d{4}-\\d\\d-\\d\\dT[\\d:]{8}\\.\\d{3}Z INFO on"),
            line -> assertThat(line).isEqualTo("java.lang.IllegalStateException: why"));
  }
}
