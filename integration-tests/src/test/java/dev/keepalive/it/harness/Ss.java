package dev.keepalive.it.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A connection as {@code ss -tnoie} shows it.
 *
 * @param timer as {@code keepalive}; empty if none runs
 * @param idleSeconds since data last went either way
 */
public record Ss(
    long sendQueue, String timer, double timerSeconds, int probes, double idleSeconds) {
  private static final Pattern TIMER =
      Pattern.compile(
          "timer:\\((\\w+),(?:(\\d+)min)?(?:(\\d+)(?:sec|\\.))?(?:(\\d+)ms)?,(\\d+)\\)");
  private static final Pattern SENT = Pattern.compile("lastsnd:(\\d+)");
  private static final Pattern RECEIVED = Pattern.compile("lastrcv:(\\d+)");

  /** How many established connections of this network namespace have a keepalive timer. */
  public static int keepaliveTimers() {
    try {
      Process ss = new ProcessBuilder("ss", "-H", "-tno", "state", "established").start();
      return (int)
          new String(ss.getInputStream().readAllBytes(), UTF_8)
              .lines()
              .filter(line -> line.contains("timer:(keepalive"))
              .count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All connections of this network namespace, by {@code LOCAL PEER}. */
  public static Map<String, Ss> ofEachLocalAndPeer() {
    try {
      Process ss = new ProcessBuilder("ss", "-H", "-O", "-tnoie").start();
      Map<String, Ss> all = new HashMap<>();
      new String(ss.getInputStream().readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.isBlank())
          .forEach(
              line -> {
                String[] fields = line.trim().split("\\s+", -1);
                all.put(plain(fields[3]) + " " + plain(fields[4]), of(line, fields));
              });
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Ss of(String line, String[] fields) {
    Matcher timer = TIMER.matcher(line);
    boolean runs = timer.find();
    double seconds =
        runs ? number(timer, 2) * 60 + number(timer, 3) + number(timer, 4) / 1000.0 : 0;
    return new Ss(
        Long.parseLong(fields[2]),
        runs ? timer.group(1) : "",
        seconds,
        runs ? Integer.parseInt(timer.group(5)) : 0,
        Math.min(millis(SENT, line), millis(RECEIVED, line)) / 1000.0);
  }

  private static int number(Matcher matcher, int group) {
    return matcher.group(group) == null ? 0 : Integer.parseInt(matcher.group(group));
  }

  /** What ss leaves out is 0. */
  private static long millis(Pattern pattern, String line) {
    Matcher matcher = pattern.matcher(line);
    return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
  }

  /** An IPv4-mapped address as IPv4. */
  private static String plain(String address) {
    return address.startsWith("[::ffff:")
        ? address.replace("[::ffff:", "").replace("]", "")
        : address;
  }
}
