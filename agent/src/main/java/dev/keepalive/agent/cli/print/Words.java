package dev.keepalive.agent.cli.print;

import dev.keepalive.agent.config.setting.Durations;
import dev.keepalive.agent.rescue.Connection;

/** Figures of connections in the words that operators know from {@code ss} and {@code netstat}. */
public final class Words {
  /** Where the kernel would not tell. */
  public static final String UNKNOWN = "?";

  private Words() {}

  /** {@code timer:(keepalive,42sec,0)}, as {@code ss -o} has it; {@code -} where none runs. */
  public static String timer(Connection connection) {
    return connection.timer() == null
        ? "-"
        : "timer:("
            + connection.timer()
            + ","
            + time(Math.round(connection.timerSeconds() * 1000))
            + ","
            + connection.probes()
            + ")";
  }

  /** As {@code print_ms_timer} of iproute2 writes it: {@code 1min12sec}, {@code 3.400ms}. */
  public static String time(long millis) {
    long minutes = millis / 60_000;
    long seconds = millis / 1000 % 60;
    long rest = minutes > 0 || seconds > 9 ? 0 : millis % 1000;
    StringBuilder text = new StringBuilder();
    if (minutes > 0) {
      text.append(minutes).append("min");
    }
    if (seconds > 0 && minutes < 10) {
      text.append(seconds).append(rest > 0 ? "." : "sec");
    }
    if (rest > 0) {
      text.append(String.format("%03dms", rest));
    }
    return text.toString();
  }

  /** {@code on}, {@code off}, or unknown. */
  public static String keepalive(Connection connection) {
    Boolean on = connection.keepalive();
    return on == null ? UNKNOWN : on ? "on" : "off";
  }

  /** {@code 60/10/6}: idle, interval, count. */
  public static String times(Connection connection) {
    return connection.idle() == null
        ? UNKNOWN
        : connection.idle() + "/" + connection.interval() + "/" + connection.count();
  }

  /** How long no data went either way. */
  public static String idle(Connection connection) {
    return connection.idleSeconds() == null
        ? UNKNOWN
        : Durations.inWords(Math.round(Math.floor(connection.idleSeconds())) * 1000);
  }

  public static String userTimeout(Connection connection) {
    Integer millis = connection.userTimeoutMillis();
    return millis == null ? UNKNOWN : millis == 0 ? "-" : Durations.text(millis);
  }

  /** {@code 1 connection}, {@code 2 connections}. */
  public static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
