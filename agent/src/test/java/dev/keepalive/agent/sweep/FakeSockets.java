package dev.keepalive.agent.sweep;

import dev.keepalive.agent.jvm.Reflection;
import dev.keepalive.agent.linux.KernelTable;
import dev.keepalive.agent.linux.OwnDescriptors;
import dev.keepalive.agent.linux.TcpState;
import dev.keepalive.agent.socket.ForeignSocket;
import dev.keepalive.agent.socket.FoundConnections;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A process whose descriptors a test opens and closes, and what the sweep has found there. */
final class FakeSockets implements ProcessSockets {
  final Set<Integer> applied = new HashSet<>();

  /** What {@link #found} was told since the last look: number and addresses. */
  final List<String> found = new ArrayList<>();

  /** The numbers that were asked for their inode since the last look. */
  final List<Integer> readLinks = new ArrayList<>();

  /** The numbers that were asked what they are since the last look. */
  final List<Integer> asked = new ArrayList<>();

  /** The inodes that the table was read for since the last look. */
  final List<Set<Long>> tables = new ArrayList<>();

  final Set<Integer> hooked = new HashSet<>();
  final Set<Integer> closedUnderway = new HashSet<>();

  /** So many looks fail. */
  final AtomicInteger failures = new AtomicInteger();

  boolean canBeAsked = true;
  boolean debugger;

  private final Map<Integer, Socket> open = new TreeMap<>();
  private final ForeignConnections foreign = new ForeignConnections(new Hooks(), this);

  private record Socket(long inode, TcpState state, int localPort, int remotePort, boolean listed) {
    String line() {
      String address = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? "0100000A" : "0A000001";
      return String.format(
          "   0: %s:%04X %s:%04X %s 00000000:00000000 00:00000000 00000000  0 0 %d 1 f 20 4 30 10%n",
          address, localPort, address, remotePort, number(), inode);
    }

    private String number() {
      return switch (state) {
        case ESTABLISHED -> "01";
        case LISTEN -> "0A";
        default -> "08";
      };
    }
  }

  void file(int descriptor) {
    open.put(descriptor, new Socket(OwnDescriptors.NO_SOCKET, TcpState.NOT_TCP, 0, 0, false));
  }

  void udp(int descriptor, long inode) {
    open.put(descriptor, new Socket(inode, TcpState.NOT_TCP, 0, 0, false));
  }

  void connection(int descriptor, long inode, int localPort, int remotePort) {
    open.put(descriptor, new Socket(inode, TcpState.ESTABLISHED, localPort, remotePort, true));
  }

  void inOtherNamespace(int descriptor, long inode) {
    open.put(descriptor, new Socket(inode, TcpState.ESTABLISHED, 40_000, 80, false));
  }

  void halfClosed(int descriptor, long inode, int localPort, int remotePort) {
    open.put(descriptor, new Socket(inode, TcpState.OTHER, localPort, remotePort, true));
  }

  void listener(int descriptor, long inode, int port) {
    open.put(descriptor, new Socket(inode, TcpState.LISTEN, port, 0, true));
  }

  void close(int descriptor) {
    open.remove(descriptor);
  }

  /** Looks once; what the last look did is forgotten. */
  boolean look() throws IOException {
    found.clear();
    readLinks.clear();
    asked.clear();
    tables.clear();
    return foreign.look();
  }

  @Override
  public int[] descriptors() throws IOException {
    if (failures.getAndDecrement() > 0) {
      throw new IOException("no descriptor is free");
    }
    return open.keySet().stream().mapToInt(number -> number).toArray();
  }

  @Override
  public long inode(int descriptor) {
    readLinks.add(descriptor);
    Socket socket = open.get(descriptor);
    return socket == null ? OwnDescriptors.NO_SOCKET : socket.inode;
  }

  @Override
  public boolean canBeAsked() {
    return canBeAsked;
  }

  @Override
  public TcpState state(int descriptor) {
    asked.add(descriptor);
    return open.get(descriptor).state;
  }

  @Override
  public int localPort(int descriptor) throws IOException {
    return asked(descriptor).localPort;
  }

  @Override
  public int remotePort(int descriptor) throws IOException {
    return asked(descriptor).remotePort;
  }

  private Socket asked(int descriptor) throws IOException {
    if (!canBeAsked) {
      throw new AssertionError(descriptor + " was asked too early");
    }
    if (closedUnderway.contains(descriptor)) {
      throw new ClosedChannelException();
    }
    return open.get(descriptor);
  }

  @Override
  public boolean wasApplied(int descriptor) {
    return applied.contains(descriptor);
  }

  @Override
  public KernelTable table(Set<Long> inodes) throws IOException {
    tables.add(Set.copyOf(inodes));
    StringBuilder text = new StringBuilder("  sl  local_address\n");
    for (Socket socket : open.values()) {
      if (socket.listed) {
        text.append(socket.line());
      }
    }
    return KernelTable.parse(text.toString(), inodes);
  }

  @Override
  public boolean looksLikeDebugger(int localPort, int remotePort) {
    return debugger && localPort == 8000 && remotePort == 50_000;
  }

  private final class Hooks implements FoundConnections {
    @Override
    public Set<Integer> descriptors() {
      return hooked;
    }

    @Override
    public void found(ForeignSocket socket) {
      Object number = Reflection.get(Reflection.field(ForeignSocket.class, "descriptor"), socket);
      found.add(number + " " + socket);
    }
  }
}
