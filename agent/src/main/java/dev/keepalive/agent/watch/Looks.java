package dev.keepalive.agent.watch;

import dev.keepalive.agent.config.setting.Limits;
import dev.keepalive.agent.config.setting.Settings;
import dev.keepalive.agent.isolation.JnaModule;
import dev.keepalive.agent.jvm.BeforeMain;
import dev.keepalive.agent.linux.DescriptorOptions;
import dev.keepalive.agent.linux.SocketCalls;
import dev.keepalive.agent.linux.TcpInfo;
import dev.keepalive.agent.linux.TcpInfoHead;
import dev.keepalive.agent.log.Log;
import dev.keepalive.agent.socket.ManagedConnection;
import dev.keepalive.agent.socket.record.ConnectionListener;
import java.io.FileDescriptor;
import java.io.IOException;

/** Looks at one connection, and ends it where its time is over. For one thread. */
public final class Looks {
  private static final int PARTS = 8;
  private static final long BEFORE_MAIN_MILLIS = 500;

  private final DescriptorOptions options = new DescriptorOptions();
  private final Tries tries = new Tries();
  private final BeforeMain beforeMain;
  private final Ends ends;
  private final Log log;
  private SocketCalls calls;
  private boolean impossible;

  /**
   * @param swept where connections are that no hook has seen
   * @param listener is told of each end
   */
  public Looks(BeforeMain beforeMain, Swept swept, ConnectionListener listener, Log log) {
    this.beforeMain = beforeMain;
    this.ends = new Ends(swept, listener);
    this.log = log;
  }

  /** After how many milliseconds a new connection can be due; 0 where nothing was asked for. */
  static long firstMillis(Limits limits) {
    long first = Long.MAX_VALUE;
    if (limits.deadAfterMillis() > 0) {
      first = limits.deadAfterMillis() / PARTS;
    }
    if (limits.idleCloseMillis() > 0) {
      first = Math.min(first, limits.idleCloseMillis());
    }
    if (limits.answerTimeoutMillis() > 0) {
      first = Math.min(first, limits.answerTimeoutMillis());
    }
    return first == Long.MAX_VALUE ? 0 : first;
  }

  /** Whether its data, or the probe of a closed window, gets no answer at the moment. */
  boolean isStuck(ManagedConnection connection) {
    if (connection.hasOwnUserTimeout() || connection.end() != null) {
      return false;
    }
    try {
      TcpInfoHead head = head(connection);
      return head.retransmits() > 0 || head.probes() > 1;
    } catch (IOException | UnsupportedOperationException closedOrHidden) {
      return false;
    }
  }

  /** What the kernel counts of it; null where it is closed, or cannot be asked. */
  TcpInfo info(ManagedConnection connection) {
    int number = impossible || (calls == null && !load()) ? -1 : connection.number();
    try {
      return number < 0 ? null : calls.info(number);
    } catch (IOException closedMeanwhile) {
      return null;
    }
  }

  private TcpInfoHead head(ManagedConnection connection) throws IOException {
    final TcpInfoHead[] head = {null};
    connection.whileOpen(
        new ManagedConnection.Use() {
          @Override
          public void with(FileDescriptor descriptor, int number) throws IOException {
            head[0] = TcpInfoHead.of(descriptor, options);
          }
        });
    return head[0];
  }

  /**
   * Looks, and ends it where its time is over.
   *
   * @return in how many milliseconds to look again; 0: never
   */
  long at(Watched watched, ManagedConnection connection) {
    try {
      if (watched.ending != null) {
        return watched.ending.timeOut();
      }
      Settings settings = connection.settings();
      if (settings == null || !settings.enabled() || connection.end() != null || impossible) {
        return 0;
      }
      return look(watched, connection, settings);
    } catch (IOException | UnsupportedOperationException closedOrHidden) {
      return 0;
    }
  }

  private long look(Watched watched, ManagedConnection connection, Settings settings)
      throws IOException {
    Limits limits = settings.limits();
    int dataMillis =
        connection.hasOwnUserTimeout() ? limits.deadAfterMillis() : settings.dataMillis();
    if (limits.deadAfterMillis() > 0 && watched.triesWithin != limits.deadAfterMillis()) {
      watched.triesWithin = limits.deadAfterMillis();
      tries.within(connection, limits.deadAfterMillis());
    }
    if (limits.idleCloseMillis() == 0 && limits.answerTimeoutMillis() == 0) {
      if (dataMillis == 0) {
        return 0;
      }
      if (!isStuckNow(connection)) { // which needs no library
        boolean comesBack = limits.deadAfterMillis() > 0 || connection.isFound();
        return comesBack ? Math.max(1, dataMillis / PARTS) : 0;
      }
    }
    if (calls == null && !load()) {
      return impossible ? 0 : BEFORE_MAIN_MILLIS;
    }
    int number = connection.number();
    if (number < 0) {
      return 0;
    }
    long now = System.nanoTime() / 1_000_000;
    Verdict verdict = watched.patience.look(calls.info(number), settings, dataMillis, now);
    return verdict == Verdict.WAIT
        ? watched.patience.waitMillis()
        : ends.of(watched, connection, settings, dataMillis);
  }

  private boolean isStuckNow(ManagedConnection connection) throws IOException {
    TcpInfoHead head = head(connection);
    return head.retransmits() > 0 || head.probes() > 1;
  }

  /** Says once where it can't be. */
  private boolean load() {
    if (!beforeMain.isOver()) {
      return false;
    }
    try {
      JnaModule.define();
      calls = new SocketCalls();
      ends.by(calls);
      return true;
    } catch (Throwable t) { // UnsatisfiedLinkError, and JNA's plain Error
      impossible = true;
      log.warn(
          "dead-after, idle-close and answer-timeout do not work here beyond what the kernel's"
              + " options do: {}",
          t.toString());
      return false;
    }
  }
}
