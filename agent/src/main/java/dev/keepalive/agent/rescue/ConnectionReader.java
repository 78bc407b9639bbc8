package dev.keepalive.agent.rescue;

import dev.keepalive.agent.config.match.Direction;
import dev.keepalive.agent.linux.EphemeralPorts;
import dev.keepalive.agent.linux.TcpInfo;
import dev.keepalive.agent.linux.process.ProcessFiles;
import dev.keepalive.agent.linux.process.SystemCallException;
import dev.keepalive.agent.linux.process.SystemCalls;
import dev.keepalive.agent.linux.process.TcpRow;
import dev.keepalive.agent.linux.process.TcpTable;
import dev.keepalive.agent.socket.record.TcpOption;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the connections of other processes; nothing is changed, and nothing asked of them. */
public final class ConnectionReader {
  private final SystemCalls calls;
  private final EphemeralPorts ephemeral = EphemeralPorts.read();

  public ConnectionReader(SystemCalls calls) {
    this.calls = calls;
  }

  /**
   * Every TCP connection of the process, in whatever state, in the order of its descriptors.
   * Listeners, and sockets that are not connected yet, are none. Where the descriptors are out of
   * reach it has what the kernel's table tells.
   */
  public List<Connection> read(ProcessFiles process) throws RescueException {
    try {
      return connections(process);
    } catch (IOException e) {
      throw ProcessAccess.refused(process, e);
    }
  }

  private List<Connection> connections(ProcessFiles process) throws IOException {
    Map<Long, TcpRow> rows = new HashMap<Long, TcpRow>();
    Map<Integer, Long> sockets = process.sockets();
    Set<Long> own = new HashSet<Long>(sockets.values());
    Set<Integer> listened = new HashSet<Integer>();
    for (TcpRow row : TcpTable.read(process.pid())) {
      if (own.contains(row.inode())) {
        if (row.isListening()) {
          listened.add(row.localPort());
        } else if (row.remotePort() != 0) {
          rows.put(row.inode(), row);
        }
      }
    }
    List<Connection> connections = new ArrayList<Connection>();
    try (BorrowedDescriptors borrowed = borrowed(process)) {
      for (Map.Entry<Integer, Long> socket : sockets.entrySet()) {
        TcpRow row = rows.remove(socket.getValue());
        if (row != null) {
          int descriptor = socket.getKey();
          connections.add(
              new Connection(
                  process.pid(),
                  descriptor,
                  row,
                  direction(row, listened),
                  held(borrowed, descriptor, row.inode())));
        }
      }
    }
    return connections;
  }

  private Direction direction(TcpRow row, Set<Integer> listened) {
    return listened.contains(row.localPort())
            || ephemeral.suggestAccepted(row.localPort(), row.remotePort())
        ? Direction.ACCEPT
        : Direction.CONNECT;
  }

  /** Null where they are out of reach. */
  private BorrowedDescriptors borrowed(ProcessFiles process) {
    try {
      return new BorrowedDescriptors(process.pid(), calls);
    } catch (RescueException e) {
      return null;
    }
  }

  private Connection.Held held(BorrowedDescriptors borrowed, int descriptor, long inode) {
    if (borrowed == null) {
      return null;
    }
    try {
      int duplicate = borrowed.borrow(descriptor, inode);
      if (duplicate < 0) {
        return null;
      }
      try {
        return held(duplicate);
      } finally {
        borrowed.giveBack(duplicate);
      }
    } catch (RescueException | SystemCallException e) {
      return null;
    }
  }

  private Connection.Held held(int duplicate) throws SystemCallException {
    byte[] bytes = new byte[TcpInfo.SIZE];
    calls.getOption(duplicate, TcpInfo.LEVEL, TcpInfo.OPTION, bytes);
    TcpInfo info = new TcpInfo(bytes);
    return new Connection.Held(
        option(duplicate, TcpOption.KEEPALIVE) != 0,
        option(duplicate, TcpOption.IDLE),
        option(duplicate, TcpOption.INTERVAL),
        option(duplicate, TcpOption.COUNT),
        option(duplicate, TcpOption.USER_TIMEOUT),
        Math.min(info.millisSinceSent(), info.millisSinceReceived()),
        info.isAnswerOwed() ? info.millisSinceSent() : 0);
  }

  private int option(int duplicate, TcpOption option) throws SystemCallException {
    return calls.getOption(duplicate, option.level(), option.number());
  }
}
