package dev.keepalive.agent.linux;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.StringTokenizer;

/**
 * The kernel's table of TCP sockets in this process's network namespace, proc(5) {@code
 * /proc/self/net/tcp} and {@code tcp6}: what stands in it is read without a socket of our own, and
 * without an {@code InetAddress}, which only the application may be the first to need.
 */
public final class KernelTable {

  private static final String ESTABLISHED = "01";
  private static final String LISTEN = "0A";

  private final Map<Long, Entry> byInode = new HashMap<Long, Entry>();

  private KernelTable() {}

  /** Reads both tables; a system without IPv6 has but one. */
  public static KernelTable read() throws IOException {
    KernelTable table = new KernelTable();
    for (String name : new String[] {"tcp", "tcp6"}) {
      File file = new File("/proc/self/net", name);
      if (file.canRead()) {
        table.read(file);
      }
    }
    return table;
  }

  private void read(File file) throws IOException {
    // not java.nio.file: where no descriptor is left its channels fail to initialise, and stay
    // broken for the application
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(new FileInputStream(file), StandardCharsets.US_ASCII))) {
      lines.readLine(); // the heading
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        add(line);
      }
    }
  }

  /** {@code sl local remote state queues timer retransmits uid timeout inode …}. */
  private void add(String line) {
    StringTokenizer fields = new StringTokenizer(line);
    fields.nextToken();
    String local = fields.nextToken();
    String remote = fields.nextToken();
    String state = fields.nextToken();
    if (state.equals(ESTABLISHED) || state.equals(LISTEN)) {
      for (int skipped = 0; skipped < 5; skipped++) {
        fields.nextToken();
      }
      long inode = Long.parseLong(fields.nextToken());
      byInode.put(inode, new Entry(state.equals(LISTEN), local, remote));
    }
  }

  /** The {@code PORT} of a hexadecimal {@code ADDRESS:PORT}. */
  private static int port(String text) {
    return Integer.parseInt(text.substring(text.indexOf(':') + 1), 16);
  }

  /**
   * The address of a hexadecimal {@code ADDRESS:PORT}, in 32-bit words of the machine's byte order,
   * as {@code InetAddress.getHostAddress()} has it; an IPv4-mapped one as IPv4.
   */
  public static String host(String text, ByteOrder order) {
    int[] words = new int[text.indexOf(':') / 8];
    for (int i = 0; i < words.length; i++) {
      int word = (int) Long.parseLong(text.substring(8 * i, 8 * i + 8), 16);
      words[i] = order == ByteOrder.LITTLE_ENDIAN ? Integer.reverseBytes(word) : word;
    }
    int last = words[words.length - 1];
    if (words.length == 1 || (words[0] == 0 && words[1] == 0 && words[2] == 0xffff)) {
      return (last >>> 24)
          + "."
          + (last >>> 16 & 0xff)
          + "."
          + (last >>> 8 & 0xff)
          + "."
          + (last & 0xff);
    }
    StringBuilder groups = new StringBuilder();
    for (int word : words) {
      groups.append(':').append(Integer.toHexString(word >>> 16));
      groups.append(':').append(Integer.toHexString(word & 0xffff));
    }
    return groups.substring(1);
  }

  /** The socket with this inode if it is established or listens, else null. */
  public Entry get(long inode) {
    return byInode.get(inode);
  }

  /** One socket. */
  public static final class Entry {
    private final boolean listens;
    private final String local;
    private final String remote;

    private Entry(boolean listens, String local, String remote) {
      this.listens = listens;
      this.local = local;
      this.remote = remote;
    }

    public boolean listens() {
      return listens;
    }

    public int localPort() {
      return port(local);
    }

    public String remoteHost() {
      return host(remote, ByteOrder.nativeOrder());
    }

    public int remotePort() {
      return port(remote);
    }
  }
}
