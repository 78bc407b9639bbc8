package dev.keepalive.agent.probe;

import dev.keepalive.agent.linux.TcpInfo;
import dev.keepalive.agent.linux.process.SystemCallException;
import dev.keepalive.agent.linux.process.SystemCalls;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Opens connections together, leaves each alone for another time, then asks it by one keepalive
 * probe of the kernel's: what answers has survived. Between the longest that has survived and the
 * shortest that was forgotten it closes in with a second round. Needs no protocol of the peer's.
 */
public final class Prober {
  private static final long GAP_MILLIS = 50;
  private static final long TICK_MILLIS = 100;

  /** So many probes, a second apart, may be lost. */
  private static final int LOST_PROBES = 3;

  private static final long SILENT_MILLIS = 4000;

  private final Sockets sockets;
  private final Progress progress;
  private final List<Trial> trials = new ArrayList<Trial>();
  private final Map<Trial, Open> open = new LinkedHashMap<Trial, Open>();
  private volatile boolean stopped;

  /**
   * @param progress is told now and then
   */
  public Prober(SystemCalls calls, InetAddress address, int port, Progress progress) {
    this(new KernelSockets(calls, address, port), progress);
  }

  Prober(Sockets sockets, Progress progress) {
    this.sockets = sockets;
    this.progress = progress;
  }

  /** Ends it; what is known by then is the outcome. For any thread. */
  public void stop() {
    stopped = true;
  }

  /**
   * Measures.
   *
   * @param upToMillis the longest time, 10 s or more
   * @param number of connections, 2 to 64
   * @throws SystemCallException where no connection can be opened
   */
  public Outcome run(long upToMillis, int number) throws SystemCallException, InterruptedException {
    try {
      round(Plan.first(upToMillis, number));
      Outcome first = new Outcome(trials, stopped);
      if (!stopped && first.isForgotten()) {
        round(Plan.second(first.survivedMillis(), first.forgottenMillis()));
      }
      return new Outcome(trials, stopped);
    } finally {
      for (Open each : open.values()) {
        sockets.close(each.descriptor);
      }
    }
  }

  private void round(List<Long> times) throws SystemCallException, InterruptedException {
    long start = sockets.now();
    long longest = times.isEmpty() ? 0 : times.get(times.size() - 1);
    for (int i = times.size() - 1; i >= 0 && !stopped; i--) { // the longest first
      Trial trial = new Trial(times.get(i));
      open.put(trial, new Open(sockets.open(), sockets.now()));
      trials.add(trial);
      sockets.sleep(GAP_MILLIS);
    }
    while (!open.isEmpty() && !stopped) {
      for (Trial trial : new ArrayList<Trial>(open.keySet())) {
        look(trial, open.get(trial));
      }
      abandon();
      Outcome known = new Outcome(trials, false);
      long left = known.isForgotten() ? SILENT_MILLIS : longest - (sockets.now() - start);
      progress.is(open.size(), known, Math.max(0, left));
      sockets.sleep(TICK_MILLIS);
    }
  }

  private void look(Trial trial, Open socket) throws SystemCallException {
    TcpInfo info = sockets.info(socket.descriptor);
    long now = sockets.now();
    if (trial.result() == Trial.Result.WAITING) {
      if (!info.isEstablished()) {
        trial.ended(
            info.canSend() ? Trial.Result.CLOSED_BY_PEER : Trial.Result.RESET_BY_PEER,
            now - socket.openedMillis);
      } else if (info.millisSinceAnything() >= trial.plannedMillis()
          || now - socket.openedMillis >= 2 * trial.plannedMillis()) {
        trial.asked(info.millisSinceAnything());
        socket.askedMillis = now;
        sockets.ask(socket.descriptor);
      }
    } else if (now - info.millisSinceHeard() > socket.askedMillis && info.canSend()) {
      trial.ended(Trial.Result.SURVIVED);
    } else if (!info.canSend()) {
      trial.ended(info.probes() > 1 ? Trial.Result.SILENT : Trial.Result.RESET);
    } else if (info.probes() >= LOST_PROBES && now - socket.askedMillis >= SILENT_MILLIS) {
      trial.ended(Trial.Result.SILENT);
    }
    if (trial.isOver()) {
      open.remove(trial);
      sockets.close(socket.descriptor);
    }
  }

  /** Those that are left alone for longer than what was forgotten would be forgotten too. */
  private void abandon() {
    Outcome known = new Outcome(trials, false);
    if (!known.isForgotten()) {
      return;
    }
    for (Trial trial : new ArrayList<Trial>(open.keySet())) {
      if (trial.plannedMillis() > known.forgottenMillis()) {
        trial.ended(Trial.Result.ABANDONED);
        sockets.close(open.remove(trial).descriptor);
      }
    }
  }

  /** Is told how far it is. */
  public interface Progress {

    /**
     * @param open how many connections are open
     * @param known what is known so far
     * @param leftMillis how long this round still takes, at most
     */
    void is(int open, Outcome known, long leftMillis);
  }

  private static final class Open {
    final int descriptor;
    final long openedMillis;
    long askedMillis;

    Open(int descriptor, long openedMillis) {
      this.descriptor = descriptor;
      this.openedMillis = openedMillis;
    }
  }
}
