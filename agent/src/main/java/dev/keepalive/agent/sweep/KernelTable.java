package dev.keepalive.agent.sweep;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.StringTokenizer;

/**
 * The kernel's table of TCP sockets in this process's network namespace, proc(5) {@code
 * /proc/self/net/tcp} and {@code tcp6}: what stands in it is read without a socket of our own.
 */
final class KernelTable {

  private static final String ESTABLISHED = "01";
  private static final String LISTEN = "0A";

  private final Map<Long, Entry> byInode = new HashMap<Long, Entry>();

  private KernelTable() {}

  /** Reads both tables; a system without IPv6 has but one. */
  static KernelTable read() throws IOException {
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
  private void add(String line) throws IOException {
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
      byInode.put(inode, new Entry(state.equals(LISTEN), address(local), address(remote)));
    }
  }

  /** Hexadecimal {@code ADDRESS:PORT}, the address in 32-bit words of the machine's byte order. */
  private static InetSocketAddress address(String text) throws IOException {
    int colon = text.indexOf(':');
    byte[] bytes = new byte[colon / 2];
    boolean little = java.nio.ByteOrder.nativeOrder() == java.nio.ByteOrder.LITTLE_ENDIAN;
    for (int i = 0; i < bytes.length; i++) {
      int from = little ? (i & ~3) + 3 - (i & 3) : i;
      bytes[i] = (byte) Integer.parseInt(text.substring(2 * from, 2 * from + 2), 16);
    }
    return new InetSocketAddress(
        InetAddress.getByAddress(bytes), Integer.parseInt(text.substring(colon + 1), 16));
  }

  /** The socket with this inode if it is established or listens, else null. */
  Entry get(long inode) {
    return byInode.get(inode);
  }

  /** One socket. */
  static final class Entry {
    private final boolean listens;
    private final InetSocketAddress local;
    private final InetSocketAddress remote;

    private Entry(boolean listens, InetSocketAddress local, InetSocketAddress remote) {
      this.listens = listens;
      this.local = local;
      this.remote = remote;
    }

    boolean listens() {
      return listens;
    }

    InetSocketAddress local() {
      return local;
    }

    InetSocketAddress remote() {
      return remote;
    }
  }
}
