package dev.keepalive.agent.socket;

import dev.keepalive.agent.linux.OwnDescriptors;
import dev.keepalive.agent.socket.record.ConnectionRecord;
import dev.keepalive.agent.socket.record.LeftBehind;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Brings the connections that are open under the policy that is in force, as if they were opened
 * now. Pauses now and then, so that 50,000 of them are done within a second and leave the processor
 * to the application meanwhile. For one thread.
 */
public final class OpenConnections {
  private static final int BATCH = 1000;
  private static final int PAUSE_MILLIS = 5;

  private final Connections connections;
  private final KnownSockets known;
  private int open;
  private int changed;

  OpenConnections(Connections connections, KnownSockets known) {
    this.connections = connections;
    this.known = known;
  }

  /** Goes through all of them. */
  public void follow() {
    for (Object socket : known.sockets()) {
      KnownSocket state = known.get(socket);
      OptionSocket tcp = state == null || state.record() == null ? null : OptionSocket.of(socket);
      if (tcp != null) {
        follow(tcp, state);
      }
    }
  }

  /** What came of the connections that hooks have given their settings, by descriptor. */
  public Map<Integer, ConnectionRecord> records() {
    Map<Integer, ConnectionRecord> records = new TreeMap<Integer, ConnectionRecord>();
    for (Object socket : known.sockets()) {
      KnownSocket state = known.get(socket);
      ConnectionRecord record = state == null ? null : state.record();
      int descriptor = record == null ? -1 : TcpSocket.descriptorOf(socket);
      if (descriptor >= 0) {
        records.put(descriptor, record);
      }
    }
    return records;
  }

  /** Leaves what was set on them to an agent after this one. */
  public void leave(LeftBehind left) {
    for (Object socket : known.sockets()) {
      KnownSocket state = known.get(socket);
      int[] values = state == null ? null : state.leftBehind();
      int descriptor = values == null ? -1 : TcpSocket.descriptorOf(socket);
      if (descriptor >= 0) {
        left.add(OwnDescriptors.inode(descriptor), values);
      }
    }
  }

  private void follow(OptionSocket socket, KnownSocket state) {
    try {
      changed += connections.follow(socket, state) ? 1 : 0;
      open++;
    } catch (IOException closed) {
      return; // and nothing to do for it
    }
    if (open % BATCH == 0) {
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** How many connections were open. */
  public int open() {
    return open;
  }

  /** How many of them have other settings now. */
  public int changed() {
    return changed;
  }
}
