package dev.keepalive.agent.rescue.diagnosis;

import dev.keepalive.agent.linux.process.TcpRow;
import dev.keepalive.agent.rescue.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is looked at: one process, or the machine alone. Immutable. */
final class Patient {
  /** In place of a process number. */
  static final int MACHINE = 0;

  /** In place of a peer. */
  static final String ANY = "";

  final int pid;
  final KernelFigures kernel;

  /** Null of the machine. */
  final Program program;

  /** Null of what is no JVM. */
  final AgentFacts agent;

  final List<Connection> connections;

  /** All TCP sockets of its network namespace. */
  final List<TcpRow> table;

  final Neighbours neighbours;

  /** Null where it was not asked for, or the JVM did not answer. */
  final ThreadDump threads;

  /** After how many milliseconds the path to a peer forgets; of {@link #ANY} to all peers. */
  final Map<String, Long> forgetting;

  private final Map<String, TcpRow> byEnds = new HashMap<String, TcpRow>();
  private final Map<String, List<TcpRow>> byRemote = new HashMap<String, List<TcpRow>>();

  Patient(
      int pid,
      KernelFigures kernel,
      Program program,
      AgentFacts agent,
      List<Connection> connections,
      List<TcpRow> table,
      Neighbours neighbours,
      ThreadDump threads,
      Map<String, Long> forgetting) {
    this.pid = pid;
    this.forgetting = forgetting;
    this.kernel = kernel;
    this.program = program;
    this.agent = agent;
    this.connections = connections;
    this.table = table;
    this.neighbours = neighbours;
    this.threads = threads;
    for (TcpRow row : table) {
      String local = Connection.shown(row.localHost(), row.localPort());
      String remote = Connection.shown(row.remoteHost(), row.remotePort());
      byEnds.put(local + " " + remote, row);
      List<TcpRow> towards = byRemote.get(remote);
      if (towards == null) {
        towards = new ArrayList<TcpRow>();
        byRemote.put(remote, towards);
      }
      towards.add(row);
    }
  }

  boolean isMachine() {
    return pid == MACHINE;
  }

  boolean hasAgent() {
    return agent != null && agent.isOn();
  }

  /** Whether the agent in it ends a connection whose data is not acknowledged, by default. */
  boolean endsStuckData() {
    return hasAgent() && !agent.hasSetting("dead-after off");
  }

  /** After how many milliseconds the path of this connection forgets it; null where unknown. */
  Long forgetsAfter(Connection connection) {
    Long measured = forgetting.get(connection.address().peer());
    return measured == null ? forgetting.get(ANY) : measured;
  }

  /** The peer's own socket, if it is in the same network namespace; else null. */
  TcpRow otherEnd(Connection connection) {
    return byEnds.get(connection.peer() + " " + connection.local());
  }

  /** The sockets of the namespace whose peer is this connection's own end. */
  List<TcpRow> towards(Connection connection) {
    List<TcpRow> rows = byRemote.get(connection.local());
    return rows == null ? Collections.<TcpRow>emptyList() : rows;
  }

  /** Whether the peer cannot be lost without a word: it is on the same host, or in the same pod. */
  boolean isNear(Connection connection) {
    String host = connection.peerHost();
    return host.startsWith("127.")
        || host.equals("0:0:0:0:0:0:0:1")
        || otherEnd(connection) != null;
  }

  /** Connections in this state. */
  List<Connection> in(String state) {
    List<Connection> chosen = new ArrayList<Connection>();
    for (Connection connection : connections) {
      if (connection.state().equals(state)) {
        chosen.add(connection);
      }
    }
    return chosen;
  }

  /** What protects its connections: attach, where that cannot be apply, or the agent's settings. */
  String cure() {
    return hasAgent()
        ? "app-settings=keep-enabled in the agent's settings, and no rule with enabled=false"
        : command(agent == null || program.refusal() != null ? "apply" : "attach");
  }

  /** A command of this jar for this process. */
  String command(String name) {
    return "java -jar keepalive-agent.jar " + name + " " + pid;
  }
}
