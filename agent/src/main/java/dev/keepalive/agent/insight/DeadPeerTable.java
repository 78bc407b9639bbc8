package dev.keepalive.agent.insight;

import dev.keepalive.agent.socket.record.ConnectionListener;
import dev.keepalive.agent.socket.record.ConnectionRecord;
import dev.keepalive.agent.socket.record.PeerDeath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Dead peers by peer and rule, the one whose last death is longest ago first. Holds 1,000 rows;
 * what more there is goes, oldest first, into a row for all others, so that the sum stays exact.
 * Thread-safe.
 */
public final class DeadPeerTable implements ConnectionListener {
  /** The most rows, but for that of the others. */
  public static final int MOST = 1000;

  /** The peer of the row that stands for all others. */
  public static final String OTHERS = "(others)";

  private final Map<String, Row> rows = new LinkedHashMap<String, Row>(16, 0.75f, true);
  private Row others;

  @Override
  public void settled(ConnectionRecord record) {}

  @Override
  public synchronized void died(PeerDeath death) {
    String peer = death.record().address().peer();
    String rule = Counters.nameOf(death.record().rule());
    String key = peer + ' ' + rule;
    long deaths = count(rows.get(key)) + 1;
    rows.put(key, new Row(peer, rule, deaths, System.currentTimeMillis(), death.silentMillis()));
    if (rows.size() > MOST) {
      Row gone = rows.remove(rows.keySet().iterator().next());
      long all = count(others) + gone.deadPeers;
      others = new Row(OTHERS, OTHERS, all, gone.lastMillis, gone.silentMillis);
    }
  }

  private static long count(Row row) {
    return row == null ? 0 : row.deadPeers;
  }

  /** What there is now. */
  public synchronized List<Row> rows() {
    List<Row> all = new ArrayList<Row>();
    if (others != null) {
      all.add(others);
    }
    all.addAll(rows.values());
    return all;
  }

  /** The dead connections of one peer under one rule. Immutable. */
  public static final class Row {
    private final String peer;
    private final String rule;
    private final long deadPeers;
    private final long lastMillis;
    private final long silentMillis;

    Row(String peer, String rule, long deadPeers, long lastMillis, long silentMillis) {
      this.peer = peer;
      this.rule = rule;
      this.deadPeers = deadPeers;
      this.lastMillis = lastMillis;
      this.silentMillis = silentMillis;
    }

    /** {@code 10.0.0.7:5432}; of accepted connections without the port. */
    public String peer() {
      return peer;
    }

    /** The rule's name, or {@link Counters#GENERAL}. */
    public String rule() {
      return rule;
    }

    /** How many connections. */
    public long deadPeers() {
      return deadPeers;
    }

    /** When the last was found dead, in milliseconds since 1970. */
    public long lastMillis() {
      return lastMillis;
    }

    /** For how long the last was silent, or {@link PeerDeath#UNKNOWN}. */
    public long silentMillis() {
      return silentMillis;
    }
  }
}
