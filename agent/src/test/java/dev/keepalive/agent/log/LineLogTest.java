package dev.keepalive.agent.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.log.Log.Level;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineLogTest {
  private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT[\\d:]{8}\\.\\d{3}Z ";

  private final List<String> writes = new ArrayList<>();
  private final OutputStream out =
      new ByteArrayOutputStream() {
        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
          writes.add(new String(bytes, from, length, Charset.defaultCharset()));
        }
      };

  private final Log log = new LineLog(out, Level.DEBUG);

  @Test
  void a_line_is_one_write_with_time_level_and_name() {
    log.info("on: {}, {}", "idle 60s", 6);
    assertThat(writes)
        .singleElement()
        .asString()
        .matches(TIME + "INFO keepalive-agent - on: idle 60s, 6" + System.lineSeparator());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          plain       | plain
          {}          | 1
          {} {}       | 1 null
          {} {} {}    | 1 null {}
          a{}b        | a1b
          { {} }      | { 1 }
          """)
  void arguments_stand_where_they_belong(String text, String line) {
    log.warn(text, 1, null);
    assertThat(writes).singleElement().asString().endsWith(" - " + line + System.lineSeparator());
  }

  @Test
  void what_an_argument_says_is_not_read_as_text() {
    log.warn("{} and {}", "{}", "$1\\");
    assertThat(writes).singleElement().asString().contains(" - {} and $1\\");
  }

  @Test
  void an_argument_that_cannot_be_shown_loses_no_line() {
    log.error(
        "{}!",
        new Object() {
          @Override
          public String toString() {
            throw new IllegalStateException();
          }
        });
    assertThat(writes)
        .singleElement()
        .asString()
        .endsWith("(not shown: java.lang.IllegalStateException)!" + System.lineSeparator());
  }

  @Test
  void a_throwable_too_many_is_shown_with_its_stack() {
    Throwable why = new IllegalStateException("why");
    log.debug("here", why);
    log.debug("{}", why);
    assertThat(writes.get(0).lines().limit(3))
        .satisfiesExactly(
            line -> assertThat(line).matches(TIME + "DEBUG keepalive-agent - here"),
            line -> assertThat(line).isEqualTo("java.lang.IllegalStateException: why"),
            line -> assertThat(line).startsWith("\tat " + LineLogTest.class.getName()));
    assertThat(writes.get(1).lines()).hasSize(1);
  }

  @Test
  void what_is_less_important_is_not_said() {
    Log warnings = new LineLog(out, Level.WARN);
    warnings.debug("d");
    warnings.info("i");
    assertThat(writes).isEmpty();
    assertThat(warnings.isDebugEnabled()).isFalse();
    warnings.warn("w");
    warnings.error("e");
    assertThat(writes).hasSize(2);
    assertThat(log.isDebugEnabled()).isTrue();
  }

  @Test
  void off_says_nothing() {
    new LineLog(out, null).error("e");
    assertThat(writes).isEmpty();
  }

  @Test
  void a_stream_that_is_broken_does_not_matter() {
    Log broken =
        new LineLog(
            new OutputStream() {
              @Override
              public void write(int single) throws IOException {
                throw new IOException("full");
              }
            },
            Level.INFO);
    broken.info("lost");
    assertThat(writes).isEmpty();
  }
}
