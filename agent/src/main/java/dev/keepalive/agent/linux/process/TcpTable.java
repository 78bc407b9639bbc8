package dev.keepalive.agent.linux.process;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The kernel's table of TCP sockets in the network namespace of any process, proc(5) {@code
 * /proc/PID/net/tcp} and {@code tcp6}.
 */
public final class TcpTable {
  private TcpTable() {}

  /** Every row, whoever's it is. */
  public static List<TcpRow> read(int pid) throws IOException {
    List<TcpRow> rows = new ArrayList<TcpRow>();
    for (String name : new String[] {"tcp", "tcp6"}) {
      File file = new File("/proc/" + pid + "/net", name);
      if (file.canRead()) { // a system without IPv6 has but one
        add(file, rows);
      }
    }
    return rows;
  }

  private static void add(File file, List<TcpRow> rows) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(new FileInputStream(file), StandardCharsets.US_ASCII), 1 << 16)) {
      lines.readLine(); // the heading
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        rows.add(new TcpRow(line));
      }
    }
  }
}
