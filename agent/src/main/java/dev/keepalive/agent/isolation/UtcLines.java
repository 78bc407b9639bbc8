package dev.keepalive.agent.isolation;

import java.io.OutputStream;
import java.io.PrintStream;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * The stream of a log: puts the time before each line, as in {@code 2026-11-22T01:07:14.635Z}. In
 * UTC, and without {@code SimpleDateFormat}: to ask for the default time zone before {@code main}
 * would settle it, and an application that sets {@code user.timezone} there would come too late.
 */
public final class UtcLines extends PrintStream {

  /** Flushes after each line. */
  public UtcLines(OutputStream out) {
    super(out, true);
  }

  /** In one write, so that processes that share a file or terminal do not tear their lines. */
  @Override
  public void println(String line) {
    print(time(System.currentTimeMillis()) + ' ' + line + System.lineSeparator());
    flush();
  }

  /** ISO 8601 with milliseconds. */
  static String time(long epochMillis) {
    int millis = (int) Math.floorMod(epochMillis, 1000L);
    LocalDateTime time =
        LocalDateTime.ofEpochSecond(Math.floorDiv(epochMillis, 1000L), 0, ZoneOffset.UTC);
    StringBuilder text = new StringBuilder(24);
    append(text, time.getYear(), 4, '-');
    append(text, time.getMonthValue(), 2, '-');
    append(text, time.getDayOfMonth(), 2, 'T');
    append(text, time.getHour(), 2, ':');
    append(text, time.getMinute(), 2, ':');
    append(text, time.getSecond(), 2, '.');
    append(text, millis, 3, 'Z');
    return text.toString();
  }

  private static void append(StringBuilder text, int number, int digits, char end) {
    String shown = Integer.toString(number);
    for (int i = shown.length(); i < digits; i++) {
      text.append('0');
    }
    text.append(shown).append(end);
  }
}
