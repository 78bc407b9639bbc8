package dev.keepalive.agent.sweep;

import dev.keepalive.agent.jvm.BeforeMain;
import dev.keepalive.agent.linux.LoadedLibraries;
import dev.keepalive.agent.log.Log;
import dev.keepalive.agent.socket.ForeignSocket;
import dev.keepalive.agent.socket.FoundConnections;
import dev.keepalive.agent.socket.record.ConnectionRecord;
import dev.keepalive.agent.socket.record.LeftBehind;
import dev.keepalive.agent.watch.Swept;
import java.io.File;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Starts the sweep where it is wanted, at most once. Thread-safe. */
public final class Sweeper implements Swept {

  /** How often {@code auto} sweeps, in seconds: well below the shortest idle timeout there is. */
  private static final int AUTO_SECONDS = 10;

  /** How long {@link #lookNow} waits. */
  private static final int LOOK_MILLIS = 2000;

  /** How long {@link #stop} waits for a look that is going on. */
  private static final int STOP_MILLIS = 5000;

  private final int seconds;
  private final Log log;
  private final Sweep sweep;
  private final Thread thread;
  private final AtomicBoolean started = new AtomicBoolean();
  private final Rounds rounds;

  /**
   * @param seconds time between two sweeps; 0: never; negative: {@link #AUTO_SECONDS}, as soon as
   *     something that is known to go native is loaded
   */
  public Sweeper(FoundConnections connections, BeforeMain beforeMain, int seconds, Log log) {
    this.seconds = seconds;
    this.log = log;
    int every = seconds > 0 ? seconds : AUTO_SECONDS;
    this.rounds = new Rounds(every * 1000L);
    // made here and not where it starts: on a thread of the application's it would inherit, and
    // hold, that thread's inheritable locals and class loader
    this.sweep =
        new Sweep(
            new ForeignConnections(connections, new OwnProcessSockets()),
            beforeMain,
            every,
            rounds,
            log);
    this.thread = new Thread(null, sweep, "keepalive-agent-sweep");
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
  }

  /**
   * The agent is ready.
   *
   * @param attached whether the application may have connections that no hook has seen
   */
  public void ready(boolean attached) {
    if (attached) {
      sweep.afterAttach();
    }
    if (seconds > 0) {
      start("every " + seconds + " s");
    } else if (attached) {
      start("for the connections from before the attach");
    } else if (LoadedLibraries.contain(LoadedLibraries.DEBUGGER)) {
      start("for the debugger's connection");
    }
  }

  /** A class is being loaded. Asked for every class: cheap. */
  public void loading(String internalName) {
    if (NativeLibraries.goesNative(internalName)) {
      start(internalName.replace('/', '.') + " goes native");
    }
  }

  /** What came of the connections that were found and are still there, by descriptor. */
  public Map<Integer, ConnectionRecord> records() {
    return sweep.foreign().records();
  }

  @Override
  public ForeignSocket at(int descriptor) {
    return sweep.foreign().at(descriptor);
  }

  /** Before it is ready: what an agent before this one has left on the open connections. */
  public void leftBehind(LeftBehind left) {
    sweep.foreign().leftBehind(left);
  }

  /** Leaves what was set on what was found to an agent after this one. */
  public void leave(LeftBehind left) {
    sweep.foreign().leave(left);
  }

  /**
   * Looks now, if it sweeps at all, and waits until that is done, a second or two at most: who
   * attaches the agent finds all connections under the rules when the JVM has answered.
   */
  public void lookNow() {
    if (thread.isAlive()) {
      rounds.now(LOOK_MILLIS);
    }
  }

  /** Ends the sweep for good, also if it has not begun. */
  public void stop() {
    sweep.stop();
    if (started.compareAndSet(false, true)) {
      return;
    }
    thread.interrupt();
    try {
      thread.join(STOP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void start(String why) {
    if (seconds == 0
        || !new File("/proc/self/fd").isDirectory()
        || !started.compareAndSet(false, true)) {
      return;
    }
    log.debug("sweep: {}", why);
    thread.start();
  }
}
