package dev.keepalive.agent.watch;

import dev.keepalive.agent.config.setting.Settings;
import dev.keepalive.agent.linux.SocketCalls;
import dev.keepalive.agent.linux.TcpInfo;
import dev.keepalive.agent.socket.ForeignSocket;
import dev.keepalive.agent.socket.ManagedConnection;
import dev.keepalive.agent.socket.record.ConnectionListener;
import dev.keepalive.agent.socket.record.ConnectionRecord;
import dev.keepalive.agent.socket.record.GivenUp;
import dev.keepalive.agent.socket.record.PeerDeath;
import java.io.IOException;

/**
 * Ends a connection whose time is over. Before that it takes a duplicate of the descriptor, makes
 * sure that this is still the connection, and looks again: a number that was closed, and is
 * another's by now, is never touched. For one thread.
 */
final class Ends {
  /** Where no descriptor is free for the moment. */
  private static final long RETRY_MILLIS = 1000;

  private final Swept swept;
  private final ConnectionListener listener;
  private SocketCalls calls;

  /**
   * @param swept where connections are that no hook has seen
   * @param listener is told of each end
   */
  Ends(Swept swept, ConnectionListener listener) {
    this.swept = swept;
    this.listener = listener;
  }

  /** By which calls; before the first end. */
  void by(SocketCalls loaded) {
    calls = loaded;
  }

  /**
   * Ends it, if it is still there and its time still over.
   *
   * @param dataMillis as {@link Patience#look} has it
   * @return in how many milliseconds to look again; 0: never
   */
  long of(Watched watched, ManagedConnection connection, Settings settings, int dataMillis)
      throws IOException {
    int number = connection.number();
    int duplicate;
    try {
      duplicate = calls.duplicate(number);
    } catch (IOException noneFree) {
      return connection.number() < 0 ? 0 : RETRY_MILLIS;
    }
    boolean begun = false;
    try {
      if (!isStill(connection, number, duplicate)) {
        return 0;
      }
      TcpInfo info = calls.info(duplicate);
      long now = System.nanoTime() / 1_000_000;
      Verdict verdict = watched.patience.look(info, settings, dataMillis, now);
      if (verdict == Verdict.WAIT) {
        return watched.patience.waitMillis();
      }
      begun = true;
      return end(watched, connection, verdict, info, new Ending(calls, duplicate));
    } finally {
      if (!begun) {
        calls.close(duplicate);
      }
    }
  }

  /** Whether the duplicate was made while the number was this connection's. */
  private boolean isStill(ManagedConnection connection, int number, int duplicate) {
    if (!connection.isFound()) {
      return connection.number() == number;
    }
    ForeignSocket there = swept.at(duplicate);
    return there != null && there.record() == connection.record();
  }

  private long end(
      Watched watched, ManagedConnection connection, Verdict verdict, TcpInfo info, Ending ending)
      throws IOException {
    GivenUp end = reason(connection.record(), verdict, watched.patience.spentMillis(), info);
    if (connection.ends(end)) {
      tell(end);
    }
    switch (verdict) {
      case DEAD:
        ending.abort();
        return 0;
      case IDLE:
        ending.close();
        return 0;
      default:
        watched.ending = ending;
        return ending.timeOut();
    }
  }

  private static GivenUp reason(
      ConnectionRecord record, Verdict verdict, long spentMillis, TcpInfo info) {
    switch (verdict) {
      case DEAD:
        long silent = info.millisSinceHeard();
        return GivenUp.dead(
            new PeerDeath(record, silent, info.probes(), info.retransmits(), null)
                .after(silent - spentMillis));
      case IDLE:
        return GivenUp.idle(record, spentMillis);
      default:
        return GivenUp.notAnswering(record, spentMillis);
    }
  }

  private void tell(GivenUp end) {
    if (end.death() == null) {
      listener.gaveUp(end);
    } else {
      listener.died(end.death());
    }
  }
}
