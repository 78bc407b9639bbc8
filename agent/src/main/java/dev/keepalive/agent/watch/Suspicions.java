package dev.keepalive.agent.watch;

import dev.keepalive.agent.socket.record.ConnectionRecord;
import dev.keepalive.agent.socket.record.PathTable;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * By peer, connections that got no answer after a silence, while it is not known whether the peer
 * lives. For one thread.
 */
final class Suspicions {
  /** So soon a program connects anew that has lost a connection. */
  static final long LAST_MILLIS = 10_000;

  private final Map<String, Suspicion> byPeer = new HashMap<String, Suspicion>();

  boolean isEmpty() {
    return byPeer.isEmpty();
  }

  /** Adds a connection, and keeps all to this peer for {@link #LAST_MILLIS} from now on. */
  void add(Clues.Clue clue, long now) {
    Suspicion suspicion = byPeer.get(clue.peer());
    if (suspicion == null) {
      if (byPeer.size() >= PathTable.MOST) {
        return;
      }
      suspicion = new Suspicion(clue.record, clue.silentMillis, clue.triedMillis);
      byPeer.put(clue.peer(), suspicion);
    }
    suspicion.add(clue, now);
  }

  /** What there is of this peer; null if there is nothing. */
  Suspicion get(String peer) {
    return byPeer.get(peer);
  }

  /** Takes out what there is of this peer; null if there is nothing. */
  Suspicion remove(String peer) {
    return byPeer.remove(peer);
  }

  /** Drops what nobody has confirmed: the peer itself is dead. */
  void forget(long now) {
    for (Iterator<Suspicion> each = byPeer.values().iterator(); each.hasNext(); ) {
      if (now - each.next().lastMillis > LAST_MILLIS) {
        each.remove();
      }
    }
  }

  /** Connections to one peer. */
  static final class Suspicion {
    private final ConnectionRecord record;
    private long silentMillis;
    private long triedMillis;
    private int connections;
    private long lastMillis;

    private Suspicion(ConnectionRecord record, long silentMillis, long triedMillis) {
      this.record = record;
      this.silentMillis = silentMillis;
      this.triedMillis = triedMillis;
    }

    private void add(Clues.Clue clue, long now) {
      silentMillis = Math.min(silentMillis, clue.silentMillis);
      triedMillis = Math.min(triedMillis, clue.triedMillis);
      connections++;
      lastMillis = now;
    }

    /** Of the first of them. */
    ConnectionRecord record() {
      return record;
    }

    /** The shortest silence of them. */
    long silentMillis() {
      return silentMillis;
    }

    /** The shortest time for which one of them was tried in vain. */
    long triedMillis() {
      return triedMillis;
    }

    int connections() {
      return connections;
    }
  }
}
