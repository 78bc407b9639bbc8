package dev.keepalive.agent.socket.record;

import dev.keepalive.agent.config.policy.Decision;
import dev.keepalive.agent.config.policy.Policy;
import dev.keepalive.agent.config.setting.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is learned of the paths that connections of the application's go: which silence they
 * survived, and after which the path had forgotten them. Holds {@value #MOST} destinations; of more
 * it drops the one that has not taught anything for longest. Thread-safe; reading takes no lock.
 */
public final class PathTable {
  /** The most destinations. */
  public static final int MOST = 1000;

  /** No shorter idle is worked out: each probe costs two packets. */
  public static final int LEAST_IDLE_SECONDS = 15;

  private final Map<String, LearnedPath> paths = new ConcurrentHashMap<String, LearnedPath>();

  /** The same destinations, the one first that has not taught anything for longest. */
  private final Map<String, Boolean> byAge = new LinkedHashMap<String, Boolean>(16, 0.75f, true);

  /** What a policy has for a connection, with what was learned where that is asked for. */
  public Decision decide(ConnectionAddress address, Policy policy) {
    Decision decision = address.decide(policy);
    Settings settings = decision.settings();
    if (!settings.isIdleLearned() || paths.isEmpty()) {
      return decision;
    }
    int idle = idleSeconds(address.peer(), settings.idleSeconds());
    return idle == settings.idleSeconds() ? decision : decision.with(settings.withIdle(idle));
  }

  /**
   * Half of the shortest silence that killed, no less than {@link #LEAST_IDLE_SECONDS}.
   *
   * @param most in seconds, where nothing is known, and at most
   */
  public int idleSeconds(String peer, int most) {
    LearnedPath path = paths.get(peer);
    return path == null || path.killedMillis() == 0
        ? most
        : (int) Math.min(most, Math.max(LEAST_IDLE_SECONDS, path.killedMillis() / 2000));
  }

  /** What is known of the path to this peer, {@link ConnectionAddress#peer}; null if nothing is. */
  public LearnedPath of(String peer) {
    return paths.get(peer);
  }

  /** A connection to this peer was silent for so many milliseconds, and then heard of it again. */
  public synchronized void survived(String peer, long millis) {
    LearnedPath path = paths.get(peer);
    put(path == null ? new LearnedPath(peer, millis, 0, 0) : path.survived(millis));
  }

  /**
   * Connections to this peer were silent for so many milliseconds or more, and dead when they were
   * used again, while the peer was there.
   */
  public synchronized LearnedPath killed(String peer, long millis, int connections) {
    LearnedPath path = paths.get(peer);
    LearnedPath next =
        (path == null ? new LearnedPath(peer, 0, 0, 0) : path).killed(millis, connections);
    put(next);
    return next;
  }

  private void put(LearnedPath path) {
    paths.put(path.peer(), path);
    byAge.put(path.peer(), true);
    if (byAge.size() > MOST) {
      String oldest = byAge.keySet().iterator().next();
      byAge.remove(oldest);
      paths.remove(oldest);
    }
  }

  /** What is known now, the one first that has not taught anything for longest. */
  public synchronized List<LearnedPath> rows() {
    List<LearnedPath> rows = new ArrayList<LearnedPath>();
    for (String peer : byAge.keySet()) {
      rows.add(paths.get(peer));
    }
    return rows;
  }
}
