package dev.keepalive.agent.sweep;

import dev.keepalive.agent.jvm.BeforeMain;
import dev.keepalive.agent.linux.LoadedLibraries;
import dev.keepalive.agent.socket.FoundConnections;
import java.io.File;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;

/** Starts the sweep where it is wanted, at most once. Thread-safe. */
public final class Sweeper {

  /** How often {@code auto} sweeps, in seconds: well below the shortest idle timeout there is. */
  private static final int AUTO_SECONDS = 10;

  private final int seconds;
  private final Logger log;
  private final Thread thread;
  private final AtomicBoolean started = new AtomicBoolean();

  /**
   * @param seconds time between two sweeps; 0: never; negative: {@link #AUTO_SECONDS}, as soon as
   *     something that is known to go native is loaded
   */
  public Sweeper(FoundConnections connections, BeforeMain beforeMain, int seconds, Logger log) {
    this.seconds = seconds;
    this.log = log;
    int every = seconds > 0 ? seconds : AUTO_SECONDS;
    // made here and not where it starts: on a thread of the application's it would inherit, and
    // hold, that thread's inheritable locals and class loader
    Sweep sweep =
        new Sweep(
            new ForeignConnections(connections, new OwnProcessSockets()),
            beforeMain,
            every,
            new Sleep(),
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

  private void start(String why) {
    if (seconds == 0
        || !new File("/proc/self/fd").isDirectory()
        || !started.compareAndSet(false, true)) {
      return;
    }
    log.debug("sweep: {}", why);
    thread.start();
  }

  private static final class Sleep implements Sweep.Pause {
    @Override
    public void millis(long millis) throws InterruptedException {
      Thread.sleep(millis);
    }
  }
}
