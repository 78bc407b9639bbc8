package dev.keepalive.agent.linux;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;

/**
 * The kernel's table of TCP sockets in this process's network namespace, proc(5) {@code
 * /proc/self/net/tcp} and {@code tcp6}: what stands in it is read without a socket of our own, and
 * without an {@code InetAddress}, which only the application may be the first to need.
 */
public final class KernelTable {

  private final Map<Long, Entry> byInode = new HashMap<Long, Entry>();

  private KernelTable() {}

  /**
   * Reads both tables, as far as it takes to find these inodes; a system without IPv6 has but one.
   * The kernel writes a line for each socket of the namespace, whoever's it is: 55 ms for 26,000.
   */
  public static KernelTable read(Set<Long> inodes) throws IOException {
    KernelTable table = new KernelTable();
    for (String name : new String[] {"tcp", "tcp6"}) {
      File file = new File("/proc/self/net", name);
      if (table.byInode.size() < inodes.size() && file.canRead()) {
        // not java.nio.file: where no descriptor is left its channels fail to initialise, and stay
        // broken for the application
        try (Reader text =
            new InputStreamReader(new FileInputStream(file), StandardCharsets.US_ASCII)) {
          table.add(text, inodes);
        }
      }
    }
    return table;
  }

  /** The sockets with these inodes in one table's text. */
  public static KernelTable parse(String text, Set<Long> inodes) throws IOException {
    KernelTable table = new KernelTable();
    table.add(new StringReader(text), inodes);
    return table;
  }

  private void add(Reader text, Set<Long> inodes) throws IOException {
    BufferedReader lines = new BufferedReader(text, 1 << 16);
    lines.readLine(); // the heading
    for (String line = lines.readLine();
        line != null && byInode.size() < inodes.size();
        line = lines.readLine()) {
      add(line, inodes);
    }
  }

  /** {@code sl local remote state queues timer retransmits uid timeout inode …}. */
  private void add(String line, Set<Long> inodes) {
    StringTokenizer fields = new StringTokenizer(line);
    fields.nextToken();
    String local = fields.nextToken();
    String remote = fields.nextToken();
    String state = fields.nextToken();
    for (int skipped = 0; skipped < 5; skipped++) {
      fields.nextToken();
    }
    long inode = Long.parseLong(fields.nextToken());
    if (inodes.contains(inode)) {
      TcpState tcpState = TcpState.numbered(Integer.parseInt(state, 16));
      byInode.put(inode, new Entry(tcpState, local, remote));
    }
  }

  /** The {@code PORT} of a hexadecimal {@code ADDRESS:PORT}. */
  public static int port(String text) {
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

  /** The socket with this inode, or null if it is no TCP socket, or one that is not bound yet. */
  public Entry get(long inode) {
    return byInode.get(inode);
  }

  /** One socket. */
  public static final class Entry {
    private final TcpState state;
    private final String local;
    private final String remote;

    private Entry(TcpState state, String local, String remote) {
      this.state = state;
      this.local = local;
      this.remote = remote;
    }

    public TcpState state() {
      return state;
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
