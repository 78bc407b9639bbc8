package dev.keepalive.agent.linux.process;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** A line of the kernel's table, as it would stand there. */
public final class MadeUpRow {
  private static final List<String> STATES =
      List.of(
          "",
          "ESTABLISHED",
          "SYN_SENT",
          "SYN_RECV",
          "FIN_WAIT1",
          "FIN_WAIT2",
          "TIME_WAIT",
          "CLOSE",
          "CLOSE_WAIT",
          "LAST_ACK",
          "LISTEN");

  private static final List<String> TIMERS = List.of("", "on", "keepalive", "timewait", "persist");

  private MadeUpRow() {}

  /**
   * As the kernel writes it.
   *
   * @param local {@code 10.0.0.1:5432} or {@code [fd00::7]:5432}
   * @param timer in the words of {@code ss}; empty for none
   * @param unanswered probes, or retransmissions
   */
  public static TcpRow of(
      String local,
      String remote,
      String state,
      String timer,
      int unanswered,
      long unacked,
      long inode) {
    boolean repeats = timer.equals("on");
    return new TcpRow(
        String.format(
            "   0: %s %s %02X %08X:00000000 %02X:%08X %08X     0 %8d %d 1 0000000000000000",
            hex(local),
            hex(remote),
            STATES.indexOf(state),
            unacked,
            TIMERS.indexOf(timer),
            timer.isEmpty() ? 0 : 500,
            repeats ? unanswered : 0,
            repeats ? 0 : unanswered,
            inode));
  }

  private static String hex(String end) {
    int colon = end.lastIndexOf(':');
    try {
      byte[] address = InetAddress.getByName(end.substring(0, colon)).getAddress(); // a literal
      StringBuilder text = new StringBuilder();
      ByteBuffer words = ByteBuffer.wrap(address).order(ByteOrder.nativeOrder());
      while (words.hasRemaining()) {
        text.append(String.format("%08X", words.getInt()));
      }
      return text + String.format(":%04X", Integer.parseInt(end.substring(colon + 1)));
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(end, e);
    }
  }
}
