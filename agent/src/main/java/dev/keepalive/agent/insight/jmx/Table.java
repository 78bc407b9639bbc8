package dev.keepalive.agent.insight.jmx;

import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import javax.management.openmbean.TabularData;
import javax.management.openmbean.TabularDataSupport;
import javax.management.openmbean.TabularType;

/** A table of the MBean: its columns, and how rows come into it. Immutable. */
final class Table {
  static final Table RULES =
      new Table(
          "Rules",
          "the rules in the order in which they are asked, and what holds where none matches",
          1,
          column("rule", SimpleType.STRING, "the rule's name; (general): no rule matches"),
          column("match", SimpleType.STRING, "which connections it is for"),
          column("settings", SimpleType.STRING, "what they get"),
          column("connections", SimpleType.LONG, "connections on which it has decided"));

  static final Table DEAD_PEERS =
      new Table(
          "DeadPeersByPeer",
          "dead peers by peer and rule; 1000 rows at most, (others) stands for all older ones",
          2,
          column("peer", SimpleType.STRING, "address and port; without port where it was accepted"),
          column("rule", SimpleType.STRING, "the rule that decided, or (general)"),
          column("deadPeers", SimpleType.LONG, "connections that were found dead"),
          column("lastDeath", SimpleType.STRING, "when the last was found dead, ISO 8601, UTC"),
          column(
              "silentSeconds", SimpleType.DOUBLE, "how long the last was silent, -1: not known"));

  static final Table PATHS =
      new Table(
          "Paths",
          "what is learned of the paths to peers that forget connections, or whose idle is to be"
              + " learned; 1000 rows at most",
          1,
          column("peer", SimpleType.STRING, "address and port"),
          column(
              "safeSeconds",
              SimpleType.DOUBLE,
              "the longest silence that a connection survived, -1: none known"),
          column(
              "killedSeconds",
              SimpleType.DOUBLE,
              "the shortest silence after which one was dead, -1: none was"),
          column("forgotten", SimpleType.LONG, "connections that the path had forgotten"));

  static final Table CONNECTIONS =
      new Table(
          "Connections",
          "the TCP connections of this JVM as the kernel has them, and the rule that decided",
          4,
          column("local", SimpleType.STRING, "local address and port"),
          column("peer", SimpleType.STRING, "remote address and port"),
          column("direction", SimpleType.STRING, "connect or accept"),
          column("pid", SimpleType.INTEGER, "this process"),
          column("state", SimpleType.STRING, "the state of TCP, as in netstat"),
          column("keepalive", SimpleType.BOOLEAN, "SO_KEEPALIVE"),
          column("idle", SimpleType.INTEGER, "TCP_KEEPIDLE, seconds"),
          column("interval", SimpleType.INTEGER, "TCP_KEEPINTVL, seconds"),
          column("count", SimpleType.INTEGER, "TCP_KEEPCNT"),
          column("userTimeoutMillis", SimpleType.INTEGER, "TCP_USER_TIMEOUT, milliseconds; 0: off"),
          column("timer", SimpleType.STRING, "the kernel's timer, as in ss -o"),
          column("timerSeconds", SimpleType.DOUBLE, "when the timer is due"),
          column("probes", SimpleType.INTEGER, "probes without an answer"),
          column("idleSeconds", SimpleType.DOUBLE, "since data last went either way"),
          column("unackedBytes", SimpleType.LONG, "sent, and not acknowledged"),
          column("rule", SimpleType.STRING, "the rule that decided, null where none did"));

  private final String[] names;
  private final TabularType type;

  private Table(String name, String description, int index, Object[]... columns) {
    names = new String[columns.length];
    String[] descriptions = new String[columns.length];
    OpenType<?>[] types = new OpenType<?>[columns.length];
    for (int i = 0; i < columns.length; i++) {
      names[i] = (String) columns[i][0];
      types[i] = (OpenType<?>) columns[i][1];
      descriptions[i] = (String) columns[i][2];
    }
    String[] indexed = new String[index];
    System.arraycopy(names, 0, indexed, 0, index);
    try {
      CompositeType row = new CompositeType(name + "Row", description, names, descriptions, types);
      type = new TabularType(name, description, row, indexed);
    } catch (OpenDataException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object[] column(String name, OpenType<?> type, String description) {
    return new Object[] {name, type, description};
  }

  TabularType type() {
    return type;
  }

  String[] columns() {
    return names.clone();
  }

  TabularData empty() {
    return new TabularDataSupport(type);
  }

  /** Adds a row, values in the order of the columns; one whose index is there is left out. */
  void add(TabularData table, Object... values) {
    try {
      CompositeDataSupport row = new CompositeDataSupport(type.getRowType(), names, values);
      if (!table.containsKey(table.calculateIndex(row))) {
        table.put(row);
      }
    } catch (OpenDataException e) {
      throw new IllegalStateException(e);
    }
  }
}
