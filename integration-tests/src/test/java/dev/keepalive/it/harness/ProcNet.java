package dev.keepalive.it.harness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The TCP tables of a process's network namespace: proc(5), {@code /proc/PID/net/tcp} and tcp6. */
final class ProcNet {

  /**
   * One line of a table.
   *
   * @param keepaliveTimer whether the keepalive timer is the one that runs
   */
  record Entry(
      InetSocketAddress local,
      InetSocketAddress remote,
      TcpSocket.State state,
      boolean keepaliveTimer) {}

  private static final String KEEPALIVE_TIMER = "02";

  private ProcNet() {}

  /** All TCP sockets of the namespace by inode. */
  static Map<Long, Entry> tcp(long pid) throws IOException {
    Map<Long, Entry> entries = new HashMap<>();
    for (String table : List.of("tcp", "tcp6")) {
      Path file = Path.of("/proc", Long.toString(pid), "net", table);
      if (Files.exists(file)) {
        Files.readAllLines(file).stream().skip(1).forEach(line -> add(entries, line));
      }
    }
    return entries;
  }

  private static void add(Map<Long, Entry> entries, String line) {
    String[] field = line.trim().split("\\s+", -1);
    TcpSocket.State state = TcpSocket.State.of(Integer.parseInt(field[3], 16));
    entries.put(
        Long.parseLong(field[9]),
        new Entry(
            address(field[1]), address(field[2]), state, field[5].startsWith(KEEPALIVE_TIMER)));
  }

  /** An address is 32-bit words in host order, which is little-endian wherever the tests run. */
  private static InetSocketAddress address(String hex) {
    int colon = hex.indexOf(':');
    byte[] words = HexFormat.of().parseHex(hex, 0, colon);
    byte[] address = new byte[words.length];
    for (int i = 0; i < words.length; i++) {
      address[i] = words[i - i % 4 + 3 - i % 4];
    }
    try {
      return new InetSocketAddress(
          InetAddress.getByAddress(address), Integer.parseInt(hex.substring(colon + 1), 16));
    } catch (IOException e) {
      throw new IllegalArgumentException(hex, e);
    }
  }
}
