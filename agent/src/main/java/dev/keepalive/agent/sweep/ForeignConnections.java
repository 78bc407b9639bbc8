package dev.keepalive.agent.sweep;

import dev.keepalive.agent.linux.KernelTable;
import dev.keepalive.agent.linux.OwnDescriptors;
import dev.keepalive.agent.linux.TcpState;
import dev.keepalive.agent.socket.ForeignSocket;
import dev.keepalive.agent.socket.FoundConnections;
import dev.keepalive.agent.socket.record.ConnectionRecord;
import dev.keepalive.agent.socket.record.LeftBehind;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Finds the TCP connections of this process that no hook has seen, by looking through its
 * descriptors again and again. Used by one thread, but for {@link #records}.
 *
 * <p>A connection is touched at its second look, not at its first: a hook may be about to, as long
 * as the application has not called {@code finishConnect}, and it alone knows the host that was
 * asked for. Only then are addresses looked up in the kernel's table, which has a line for each
 * socket of the whole network namespace; all else the descriptors tell themselves.
 */
final class ForeignConnections {

  private final FoundConnections connections;
  private final ProcessSockets sockets;
  private final ListenedPorts listened = new ListenedPorts();

  /** By inode, as of the last look; never changed once it is here. */
  private volatile Map<Long, Candidate> candidates = new HashMap<Long, Candidate>();

  private volatile LeftBehind before = new LeftBehind(null);

  /** Inodes, as of the last look. */
  private Set<Long> notTcp = new HashSet<Long>();

  ForeignConnections(FoundConnections connections, ProcessSockets sockets) {
    this.connections = connections;
    this.sockets = sockets;
  }

  /**
   * Looks once.
   *
   * @return whether connections were there that were not before
   */
  boolean look() throws IOException {
    int[] descriptors = sockets.descriptors();
    Set<Integer> hooked = connections.descriptors();
    Map<Long, Integer> unknown = unknown(descriptors, hooked);
    TcpView view = TcpView.of(sockets, unknown.keySet());
    Map<Long, Integer> established = established(unknown, view);
    Map<Long, Candidate> still = new HashMap<Long, Candidate>();
    Map<Long, Integer> again = new HashMap<Long, Integer>();
    for (Map.Entry<Long, Integer> connection : established.entrySet()) {
      Long inode = connection.getKey();
      Candidate candidate = candidates.get(inode);
      if (candidate == null) {
        candidate = candidate(connection.getValue(), inode, view);
      } else {
        again.put(inode, connection.getValue());
      }
      if (candidate != null) {
        still.put(inode, candidate);
      }
    }
    boolean newOnes = still.size() > again.size();
    keepEnded(unknown.keySet(), still);
    candidates = still;
    findOut(again, hooked, view);
    for (Map.Entry<Long, Integer> connection : again.entrySet()) {
      ForeignSocket socket = still.get(connection.getKey()).at(connection.getValue());
      if (socket != null) {
        connections.found(socket);
      }
    }
    return newOnes;
  }

  /** Those that have ended while the application does not know yet: it may ask why, later. */
  private void keepEnded(Set<Long> open, Map<Long, Candidate> still) {
    for (Map.Entry<Long, Candidate> candidate : candidates.entrySet()) {
      if (open.contains(candidate.getKey()) && !still.containsKey(candidate.getKey())) {
        still.put(candidate.getKey(), candidate.getValue());
      }
    }
  }

  /** The one that was found and is at this descriptor still, or null. */
  ForeignSocket at(int descriptor) {
    Candidate candidate = candidates.get(sockets.inode(descriptor));
    return candidate == null ? null : candidate.socket();
  }

  /** What came of the connections that were found and are still there, by descriptor. */
  Map<Integer, ConnectionRecord> records() {
    Map<Integer, ConnectionRecord> records = new HashMap<Integer, ConnectionRecord>();
    for (Map.Entry<Long, Candidate> candidate : candidates.entrySet()) {
      ForeignSocket socket = candidate.getValue().socket();
      ConnectionRecord record = socket == null ? null : socket.record();
      if (record != null && sockets.inode(socket.descriptor()) == candidate.getKey()) {
        records.put(socket.descriptor(), record);
      }
    }
    return records;
  }

  /** Before the first look: what an agent before this one has left. */
  void leftBehind(LeftBehind left) {
    before = left;
  }

  /** Leaves what was set on what was found to an agent after this one. */
  void leave(LeftBehind left) {
    for (Map.Entry<Long, Candidate> candidate : candidates.entrySet()) {
      ForeignSocket socket = candidate.getValue().socket();
      int[] values = socket == null ? null : socket.leftBehind();
      if (values != null) {
        left.add(candidate.getKey(), values);
      }
    }
  }

  /** The sockets that no hook knows, by inode; without those that are no TCP for sure. */
  private Map<Long, Integer> unknown(int[] descriptors, Set<Integer> hooked) {
    Map<Long, Integer> unknown = new HashMap<Long, Integer>();
    Set<Long> stillNotTcp = new HashSet<Long>();
    for (int descriptor : descriptors) {
      long inode =
          hooked.contains(descriptor) ? OwnDescriptors.NO_SOCKET : sockets.inode(descriptor);
      if (notTcp.contains(inode)) {
        stillNotTcp.add(inode);
      } else if (inode != OwnDescriptors.NO_SOCKET) {
        unknown.put(inode, descriptor);
      }
    }
    notTcp = stillNotTcp;
    return unknown;
  }

  /** The connections among the sockets. Takes note of all else that they are. */
  private Map<Long, Integer> established(Map<Long, Integer> unknown, TcpView view)
      throws IOException {
    Map<Long, Integer> established = new HashMap<Long, Integer>();
    Set<Integer> ports = new HashSet<Integer>();
    for (Map.Entry<Long, Integer> socket : unknown.entrySet()) {
      Long inode = socket.getKey();
      TcpState state = view.state(socket.getValue(), inode);
      if (state == TcpState.ESTABLISHED) {
        established.put(inode, socket.getValue());
      } else if (state == TcpState.LISTEN) {
        addPort(ports, socket.getValue(), inode, view);
      } else if (state == TcpState.NOT_TCP) {
        notTcp.add(inode);
      }
    }
    listened.nextRound(ports);
    return established;
  }

  private static void addPort(Set<Integer> ports, int descriptor, long inode, TcpView view) {
    try {
      ports.add(view.localPort(descriptor, inode));
    } catch (IOException closedMeanwhile) {
      // then nothing is accepted there any more
    }
  }

  /**
   * One that is seen for the first time, or null if it is closed by now. The debugger's listener is
   * there for a moment, perhaps between two looks: its connection shows by the ports.
   */
  private Candidate candidate(int descriptor, long inode, TcpView view) {
    try {
      int localPort = view.localPort(descriptor, inode);
      return new Candidate(
          listened.contains(localPort)
              || sockets.looksLikeDebugger(localPort, view.remotePort(descriptor, inode)));
    } catch (IOException closedMeanwhile) {
      return null;
    }
  }

  /** Looks up the addresses of those that are there for the second time. */
  private void findOut(Map<Long, Integer> again, Set<Integer> hooked, TcpView view)
      throws IOException {
    Set<Long> nameless = new HashSet<Long>();
    for (Long inode : again.keySet()) {
      if (candidates.get(inode).needsAddress()) {
        nameless.add(inode);
      }
    }
    if (nameless.isEmpty()) {
      return;
    }
    for (Integer descriptor : hooked) { // it may have been duplicated, dup(2)
      long inode = sockets.inode(descriptor);
      if (nameless.remove(inode)) {
        candidates.get(inode).leaveAlone();
      }
    }
    KernelTable table = nameless.isEmpty() ? null : view.addresses(nameless);
    for (Long inode : nameless) {
      int descriptor = again.get(inode);
      candidates.get(inode).is(descriptor, table.get(inode), before.of(inode));
      ForeignSocket found = candidates.get(inode).socket();
      if (found != null && sockets.wasApplied(descriptor)) {
        found.wasApplied();
      }
    }
  }
}
