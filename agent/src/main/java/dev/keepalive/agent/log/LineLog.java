package dev.keepalive.agent.log;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;

/**
 * Writes lines such as {@code 2026-11-22T01:07:14.635Z INFO keepalive-agent - on: idle 60s}, each
 * in one write, so that processes that share a file or a terminal do not tear their lines. What
 * cannot be written is lost. Thread-safe if the stream is.
 */
public final class LineLog extends Log {

  private final OutputStream out;
  private final Level least;

  /**
   * @param least the least important level that is logged; null: none is
   */
  public LineLog(OutputStream out, Level least) {
    this.out = out;
    this.least = least;
  }

  @Override
  protected boolean shows(Level level) {
    return least != null && level.compareTo(least) <= 0;
  }

  @Override
  protected void write(Level level, String line, Throwable thrown) {
    String text =
        UtcTime.of(System.currentTimeMillis())
            + ' '
            + level
            + " keepalive-agent - "
            + line
            + System.lineSeparator()
            + (thrown == null ? "" : stack(thrown));
    byte[] bytes = text.getBytes(Charset.defaultCharset());
    try {
      out.write(bytes, 0, bytes.length);
      out.flush();
    } catch (IOException nobodyLeftToTell) {
      return;
    }
  }

  private static String stack(Throwable thrown) {
    StringWriter stack = new StringWriter();
    thrown.printStackTrace(new PrintWriter(stack, true));
    return stack.toString();
  }
}
