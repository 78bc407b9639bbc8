package dev.keepalive.agent.insight;

import dev.keepalive.agent.log.Log;
import dev.keepalive.agent.socket.record.ConnectionListener;
import dev.keepalive.agent.socket.record.ConnectionRecord;
import dev.keepalive.agent.socket.record.Ended;
import dev.keepalive.agent.socket.record.GivenUp;
import dev.keepalive.agent.socket.record.PeerDeath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Tells of dead peers, and of those that the agent has given up, in the log: the first connection
 * of a peer at once, all that follow within ten seconds in one line. Where many peers die together,
 * the line at the end stands for all but the first of them. Thread-safe.
 */
public final class DeathLog implements ConnectionListener, Runnable {
  private static final long BURST_MILLIS = 10_000;

  /** Peers with a line of their own in one burst. */
  private static final int MOST_PEERS = 20;

  private final Log log;
  private final long burstNanos;
  private final Thread thread;
  private final Map<String, Burst> bursts = new LinkedHashMap<String, Burst>();
  private Burst others;
  private boolean started;
  private boolean stopped;

  public DeathLog(Log log) {
    this(log, BURST_MILLIS);
  }

  DeathLog(Log log, long burstMillis) {
    this.log = log;
    this.burstNanos = TimeUnit.MILLISECONDS.toNanos(burstMillis);
    // made here: on a thread of the application's it would inherit, and hold, what that one has
    this.thread = new Thread(null, this, "keepalive-agent-ledger");
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
  }

  @Override
  public void settled(ConnectionRecord record) {}

  @Override
  public void died(PeerDeath death) {
    ended(death);
  }

  @Override
  public void gaveUp(GivenUp end) {
    ended(end);
  }

  private void ended(Ended death) {
    if (!isFirst(death)) {
      return;
    }
    String freed = death.freedThread();
    log.warn(
        "{} {}{}",
        death.what(),
        death.sentence(),
        freed == null ? "" : "; thread \"" + freed + "\" is free again");
  }

  private synchronized boolean isFirst(Ended death) {
    String key = death.what() + ' ' + death.record().address().peer() + ' ' + death.rule();
    long now = System.nanoTime();
    Burst burst = bursts.get(key);
    if (burst != null && now - burst.end < 0) {
      burst.add(death);
    } else if (bursts.size() < MOST_PEERS) {
      tellOf(burst);
      bursts.put(key, new Burst(death, now + burstNanos));
      start();
      return true;
    } else {
      others = others == null ? new Burst(null, now + burstNanos) : others;
      others.add(death);
    }
    return false;
  }

  private void start() {
    notifyAll();
    if (!started && !stopped) {
      started = true;
      thread.start();
    }
  }

  /** Writes the line at the end of each burst. */
  @Override
  public synchronized void run() {
    try {
      while (!stopped) {
        long next = tell();
        wait(next);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns the milliseconds until the next burst ends; 0 if there is none. */
  private long tell() {
    long now = System.nanoTime();
    long next = 0;
    List<String> over = new ArrayList<String>();
    for (Map.Entry<String, Burst> burst : bursts.entrySet()) {
      long left = burst.getValue().end - now;
      if (left <= 0) {
        tellOf(burst.getValue());
        over.add(burst.getKey());
      } else {
        long millis = TimeUnit.NANOSECONDS.toMillis(left) + 1;
        next = next == 0 ? millis : Math.min(next, millis);
      }
    }
    bursts.keySet().removeAll(over);
    if (others != null && (others.end - now <= 0 || bursts.isEmpty())) {
      tellOf(others);
      others = null;
    }
    return next;
  }

  private void tellOf(Burst burst) {
    if (burst != null && burst.isToBeTold()) {
      log.warn("{}", burst);
    }
  }

  /** Tells what is left to tell, and no more after that. */
  public synchronized void stop() {
    stopped = true;
    for (Burst burst : bursts.values()) {
      tellOf(burst);
    }
    tellOf(others);
    bursts.clear();
    others = null;
    notifyAll();
  }

  /** The connections of one peer that die together, but for the first. */
  private static final class Burst {
    private static final int MOST_NAMES = 100;

    private final Ended first;
    private final long end;
    private final List<String> freed = new ArrayList<String>();
    private String what;
    private String lasting;
    private long connections;
    private int freedThreads;
    private long shortest = Long.MAX_VALUE;
    private long longest = -1;

    /**
     * @param first null where it is of many peers
     * @param end as System.nanoTime
     */
    Burst(Ended first, long end) {
      this.first = first;
      this.end = end;
    }

    void add(Ended death) {
      connections++;
      what = what == null || what.equals(death.what()) ? death.what() : "lost";
      lasting = death.lasting();
      if (death.millis() != Ended.UNKNOWN) {
        shortest = Math.min(shortest, death.millis());
        longest = Math.max(longest, death.millis());
      }
      if (death.freedThread() != null) {
        freedThreads++;
        if (freed.size() < MOST_NAMES) {
          freed.add('"' + death.freedThread() + '"');
        }
      }
    }

    boolean isToBeTold() {
      return connections > 0;
    }

    @Override
    public String toString() {
      StringBuilder line = new StringBuilder();
      line.append(first == null ? what + " peers, others" : what + " " + first.subject());
      line.append(": ");
      line.append(connections).append(first == null ? "" : " more");
      line.append(connections == 1 ? " connection" : " connections");
      if (longest >= 0) {
        String least = PeerDeath.inWords(shortest);
        String most = PeerDeath.inWords(longest);
        line.append(", ")
            .append(lasting)
            .append(' ')
            .append(least.equals(most) ? most : least + " to " + most);
      }
      if (freedThreads > 0) {
        line.append(freedThreads == 1 ? "; thread " : "; threads ").append(freed.get(0));
        for (int i = 1; i < freed.size(); i++) {
          line.append(", ").append(freed.get(i));
        }
        int unnamed = freedThreads - freed.size();
        line.append(unnamed == 0 ? "" : " and " + unnamed + " more");
        line.append(freedThreads == 1 ? " is free again" : " are free again");
      }
      return line.toString();
    }
  }
}
