package dev.keepalive.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LogLinesTest {

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final CountDownLatch mayGoOn = new CountDownLatch(1);

  /** As a pipe that nobody reads, until {@link #mayGoOn}. */
  private final OutputStream stuck =
      new OutputStream() {
        @Override
        public void write(int single) {
          throw new AssertionError("a line is written at once");
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
          try {
            if (!mayGoOn.await(50, TimeUnit.SECONDS)) {
              throw new IOException("nobody took it");
            }
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
          synchronized (written) {
            written.write(bytes, offset, length);
          }
        }
      };

  @Test
  void before_the_application_starts_a_line_is_written_where_it_is_logged() throws IOException {
    LogLines lines = new LogLines(written, () -> false);
    log(lines, "first");
    assertThat(text()).isEqualTo("first\n");
  }

  @Test
  void what_the_stream_takes_at_once_is_written_where_it_is_logged() throws IOException {
    LogLines lines = new LogLines(written, () -> true);
    lines.handOver();
    log(lines, "first");
    log(lines, "second");
    assertThat(text()).isEqualTo("first\nsecond\n");
  }

  @Test
  void nobody_waits_for_a_stream_that_takes_nothing_and_the_lines_come_in_order_later()
      throws IOException {
    LogLines lines = new LogLines(stuck, () -> false);
    lines.handOver();
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      log(lines, "line " + i);
      expected.append("line ").append(i).append('\n');
    }
    assertThat(text()).isEmpty();
    mayGoOn.countDown();
    await().until(() -> text().contentEquals(expected));
  }

  @Test
  void what_is_too_much_is_counted() throws IOException {
    LogLines lines = new LogLines(stuck, () -> false);
    lines.handOver();
    for (int i = 0; i < 6000; i++) {
      log(lines, "line " + i);
    }
    mayGoOn.countDown();
    await().until(() -> text().contains("lines of the log were lost"));
    String said = text().lines().filter(line -> line.contains("were lost")).toList().get(0);
    long lost = Long.parseLong(said.replaceAll("\\D+", ""));
    assertThat(text().lines().filter(line -> line.startsWith("line ")).count() + lost)
        .isEqualTo(6000);
    assertThat(lost).isGreaterThan(1000);
  }

  @Test
  void a_line_that_is_longer_than_what_is_taken_whole_is_handed_over() throws IOException {
    LogLines lines = new LogLines(stuck, () -> true);
    lines.handOver();
    log(lines, "x".repeat(5000));
    log(lines, "after it");
    mayGoOn.countDown();
    await().until(() -> text().endsWith("x\nafter it\n"));
  }

  @Test
  void what_waits_is_written_before_the_thread_ends_and_the_stream_is_closed() throws Exception {
    boolean[] closed = new boolean[1];
    OutputStream slow =
        new java.io.FilterOutputStream(stuck) {
          @Override
          public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
          }

          @Override
          public void close() {
            closed[0] = true;
          }
        };
    LogLines lines = new LogLines(slow, () -> false);
    lines.handOver();
    log(lines, "first");
    log(lines, "second");
    mayGoOn.countDown();
    lines.close(true);
    assertThat(text()).isEqualTo("first\nsecond\n");
    assertThat(closed[0]).isTrue();
    log(lines, "too late");
    assertThat(text()).doesNotContain("too late");
  }

  @Test
  void a_stream_that_takes_nothing_does_not_hold_up_the_end() throws Exception {
    LogLines lines = new LogLines(stuck, () -> false);
    lines.handOver();
    log(lines, "first");
    lines.close(true);
    mayGoOn.countDown();
    await().until(() -> text().equals("first\n"));
  }

  private static void log(LogLines lines, String line) throws IOException {
    lines.write((line + "\n").getBytes(UTF_8));
  }

  private String text() {
    synchronized (written) {
      return written.toString(UTF_8);
    }
  }
}
