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
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Starts the sweep where it is wanted, at most once. Thread-safe. */
public final class Sweeper implements Swept, Runnable {

  /** How often {@code auto} sweeps, in seconds: well below the shortest idle timeout there is. */
  private static final int AUTO_SECONDS = 10;

  /** How long {@link #lookNow} waits. */
  private static final int LOOK_MILLIS = 2000;

  /** How long {@link #stop} waits for a look that is going on. */
  private static final int STOP_MILLIS = 5000;

  private final FoundConnections connections;
  private final BeforeMain beforeMain;
  private final int seconds;
  private final Log log;
  private final Thread thread;
  private final AtomicBoolean started = new AtomicBoolean();

  /** Made when it is first asked for: most applications have no connection that no hook sees. */
  private Sweep sweep;

  private Rounds rounds;

  /**
   * @param seconds time between two sweeps; 0: never; negative: {@link #AUTO_SECONDS}, as soon as
   *     something that is known to go native is loaded
   */
  public Sweeper(FoundConnections connections, BeforeMain beforeMain, int seconds, Log log) {
    this.connections = connections;
    this.beforeMain = beforeMain;
    this.seconds = seconds;
    this.log = log;
    // made here and not where it starts: on a thread of the application's it would inherit, and
    // hold, that thread's inheritable locals and class loader
    this.thread = new Thread(null, this, "keepalive-agent-sweep");
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
  }

  private synchronized Sweep sweep() {
    if (sweep == null) {
      int every = seconds > 0 ? seconds : AUTO_SECONDS;
      rounds = new Rounds(every * 1000L);
      sweep =
          new Sweep(
              new ForeignConnections(connections, new OwnProcessSockets()),
              beforeMain,
              every,
              rounds,
              log);
    }
    return sweep;
  }

  /** What was made of it; null while nothing was. */
  private synchronized ForeignConnections found() {
    return sweep == null ? null : sweep.foreign();
  }

  /** Sweeps, on the thread for it. */
  @Override
  public void run() {
    sweep().run();
  }

  /**
   * The agent is ready.
   *
   * @param attached whether the application may have connections that no hook has seen
   */
  public void ready(boolean attached) {
    if (attached) {
      sweep().afterAttach();
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
    ForeignConnections found = found();
    return found == null ? Collections.<Integer, ConnectionRecord>emptyMap() : found.records();
  }

  @Override
  public ForeignSocket at(int descriptor) {
    ForeignConnections found = found();
    return found == null ? null : found.at(descriptor);
  }

  /** Before it is ready: what an agent before this one has left on the open connections. */
  public void leftBehind(LeftBehind left) {
    if (!left.isNothing()) {
      sweep().foreign().leftBehind(left);
    }
  }

  /** Leaves what was set on what was found to an agent after this one. */
  public void leave(LeftBehind left) {
    ForeignConnections found = found();
    if (found != null) {
      found.leave(left);
    }
  }

  /**
   * Looks now, if it sweeps at all, and waits until that is done, a second or two at most: who
   * attaches the agent finds all connections under the rules when the JVM has answered.
   */
  public void lookNow() {
    if (thread.isAlive()) {
      sweep();
      rounds.now(LOOK_MILLIS);
    }
  }

  /** Ends the sweep for good, also if it has not begun. */
  public void stop() {
    sweep().stop();
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
    sweep(); // not on its own thread, which may start when descriptors are short
    thread.start();
  }
}
