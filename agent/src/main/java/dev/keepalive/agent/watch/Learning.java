package dev.keepalive.agent.watch;

import dev.keepalive.agent.config.match.Direction;
import dev.keepalive.agent.config.setting.Settings;
import dev.keepalive.agent.linux.TcpInfo;
import dev.keepalive.agent.log.Log;
import dev.keepalive.agent.socket.KnownSockets;
import dev.keepalive.agent.socket.ManagedConnection;
import dev.keepalive.agent.socket.record.ConnectionRecord;
import dev.keepalive.agent.socket.record.LearnedPath;
import dev.keepalive.agent.socket.record.PathTable;
import dev.keepalive.agent.socket.record.PeerDeath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Learns what silence the paths to peers bear. That a connection gets no answer after a silence
 * tells nothing yet: the peer itself may be dead. That the path had forgotten it is known when the
 * peer, meanwhile or soon after, answers on another connection; or when what answers is a reset.
 * For one thread.
 */
public final class Learning {
  private static final long LONGEST_MILLIS = 15_000;
  private static final long LEAST_MILLIS = 1000;
  private static final long NEVER = Long.MAX_VALUE;

  /** Between two looks a connection's silence is known to a quarter of its idle time. */
  private static final int PARTS = 4;

  private final Clues clues;
  private final KnownSockets known;
  private final PathTable paths;
  private final Looks looks;
  private final Log log;

  private final Suspicions suspicions = new Suspicions();

  /** By connection, how long it had been silent at the last look. */
  private Map<Object, Silence> silences = new HashMap<Object, Silence>();

  /** By peer, the silence that was last spoken of. */
  private final Map<String, Long> said = new HashMap<String, Long>();

  private volatile boolean wanted;
  private long nextLook = Long.MIN_VALUE;

  public Learning(Clues clues, KnownSockets known, PathTable paths, Looks looks, Log log) {
    this.clues = clues;
    this.known = known;
    this.paths = paths;
    this.looks = looks;
    this.log = log;
  }

  /**
   * From now on it looks at paths: one forgets, or an idle time is to be learned. Thread-safe.
   *
   * @return false if it does already
   */
  boolean want() {
    boolean first = !wanted;
    wanted = true;
    return first;
  }

  /**
   * Learns.
   *
   * @param now of a clock of milliseconds that only goes forward
   * @return in how many milliseconds to come again, or Long.MAX_VALUE: with the next clue
   */
  long learn(long now) {
    boolean suspects = false;
    for (Clues.Clue clue = clues.poll(); clue != null; clue = clues.poll()) {
      suspects |= take(clue, now);
    }
    if (suspects) {
      confirmWhoAnswersMeanwhile();
    }
    suspicions.forget(now);
    clues.askWhoAnswers(!suspicions.isEmpty());
    if (wanted && now >= nextLook) {
      nextLook = now + look(now);
    }
    long soon = suspicions.isEmpty() ? NEVER : Suspicions.LAST_MILLIS / 10;
    return wanted ? Math.min(soon, nextLook - now) : soon;
  }

  /** Answers whether it is one more that tells nothing yet. */
  private boolean take(Clues.Clue clue, long now) {
    switch (clue.kind) {
      case RESET:
        forgotten(clue.record, clue.silentMillis, 1);
        return false;
      case ANSWERS:
        confirm(clue.peer());
        return false;
      default:
        suspicions.add(clue, now);
        return true;
    }
  }

  private void confirm(String peer) {
    Suspicions.Suspicion suspicion = suspicions.remove(peer);
    if (suspicion != null) {
      forgotten(suspicion.record(), suspicion.silentMillis(), suspicion.connections());
    }
  }

  /** A peer was heard of on one connection while it was asked in vain on another. */
  private void confirmWhoAnswersMeanwhile() {
    final Set<String> answering = new HashSet<String>();
    known.each(
        new ManagedConnection.Visitor() {
          @Override
          public void settled(Object socket, ManagedConnection connection) {
            String peer = connection.record() == null ? "" : connection.record().address().peer();
            Suspicions.Suspicion suspicion = suspicions.get(peer);
            if (suspicion != null && !answering.contains(peer)) {
              TcpInfo info = looks.info(connection);
              if (info != null
                  && info.canSend()
                  && info.millisSinceHeard() < suspicion.triedMillis()) {
                answering.add(peer);
              }
            }
          }
        });
    for (String peer : answering) {
      confirm(peer);
    }
  }

  private void forgotten(ConnectionRecord record, long silentMillis, int connections) {
    want();
    String peer = record.address().peer();
    LearnedPath path = paths.killed(peer, silentMillis, connections);
    Long before = said.get(peer);
    if (before != null && path.killedMillis() > before / 10 * 9) {
      return;
    }
    if (said.size() < PathTable.MOST || before != null) {
      said.put(peer, path.killedMillis());
      say(record, path);
    }
  }

  private void say(ConnectionRecord record, LearnedPath path) {
    Settings settings = record.settings();
    int half = paths.idleSeconds(path.peer(), Settings.MOST_SECONDS);
    String what =
        "the path to "
            + record.address().namedPeer()
            + " forgets connections: one that was silent for "
            + PeerDeath.inWords(path.killedMillis())
            + " was dead when it was used again";
    if (settings.isIdleLearned()) {
      log.info("{}; new ones get idle {}s", what, Math.min(half, settings.idleSeconds()));
    } else if (settings.enabled()
        && settings.idleSeconds() != Settings.KERNEL
        && settings.idleSeconds() * 1000L < path.killedMillis()) {
      log.info("{}; idle {}s is below that", what, settings.idleSeconds());
    } else {
      String idle =
          settings.idleSeconds() == Settings.KERNEL ? "the kernel's" : settings.idleSeconds() + "s";
      log.warn("{}; idle {} is not below that: set idle={}s, or idle=learned", what, idle, half);
    }
  }

  /**
   * Looks at the connections whose paths are worth knowing: one that forgets, or whose idle is to
   * be learned.
   *
   * @return in how many milliseconds to look again
   */
  private long look(final long now) {
    final long[] every = {LONGEST_MILLIS};
    final Map<Object, Silence> next = new HashMap<Object, Silence>();
    known.each(
        new ManagedConnection.Visitor() {
          @Override
          public void settled(Object socket, ManagedConnection connection) {
            if (isWorthKnowing(connection)) {
              every[0] = Math.min(every[0], everyMillis(connection.settings()));
              lookAt(connection, now, next);
            }
          }
        });
    silences = next;
    return every[0];
  }

  private boolean isWorthKnowing(ManagedConnection connection) {
    ConnectionRecord record = connection.record();
    return record != null
        && record.direction() == Direction.CONNECT
        && connection.settings().enabled()
        && (connection.settings().isIdleLearned() || paths.of(record.address().peer()) != null);
  }

  private static long everyMillis(Settings settings) {
    return settings.idleSeconds() == Settings.KERNEL
        ? LONGEST_MILLIS
        : Math.max(LEAST_MILLIS, settings.idleSeconds() * 1000L / PARTS);
  }

  private void lookAt(ManagedConnection connection, long now, Map<Object, Silence> next) {
    TcpInfo info = looks.info(connection);
    if (info == null || !info.canSend()) {
      return;
    }
    Silence before = silences.get(connection.known());
    if (before != null && info.millisSinceHeard() < now - before.at && before.millis > 0) {
      paths.survived(connection.record().address().peer(), before.millis);
    }
    next.put(connection.known(), new Silence(now, info.millisSinceAnything()));
  }

  /** How long a connection was silent at a look. */
  private static final class Silence {
    private final long at;
    private final long millis;

    Silence(long at, long millis) {
      this.at = at;
      this.millis = millis;
    }
  }
}
