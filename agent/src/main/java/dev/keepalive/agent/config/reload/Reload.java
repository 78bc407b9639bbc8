package dev.keepalive.agent.config.reload;

import dev.keepalive.agent.config.problem.Problem;
import dev.keepalive.agent.config.source.Configuration;
import dev.keepalive.agent.config.source.FileSnapshot;
import dev.keepalive.agent.config.source.LoadResult;
import java.util.List;

/**
 * Watches the configuration file and hands on what it says when that changes. It goes by what is in
 * the file, so that time stamps, Kubernetes' swapped symbolic links and replaced files are all the
 * same to it. A file that is just being written is left alone: what is new counts when it was read
 * twice alike; that there is nothing, when it was so for half a second.
 */
public class Reload implements Runnable {
  /** Longer than a write and the rename after it take, shorter than between two changes. */
  private static final int SETTLE_MILLIS = 50;

  private static final int READS_ALIKE = 2;
  private static final int READS_ALIKE_OF_NOTHING = 10;
  private static final int MOST_READS = 40;

  private final ReloadListener listener;
  private final String path;
  private volatile Configuration current;

  /** What was read when it was last judged. */
  private FileSnapshot judged;

  /** Held during a look. */
  private final Object looking = new Object();

  /** What was last told of the file. */
  private String said;

  /** Whether the last look failed. */
  private boolean failing;

  private volatile boolean stopped;

  public Reload(Configuration configuration, ReloadListener listener) {
    this.listener = listener;
    this.path = configuration.file();
    this.current = configuration;
    this.judged = configuration.reading();
  }

  /**
   * Whether there is anything to wait for: not without a file, with {@code reload=off}, nor where
   * another source is broken or has switched the agent off.
   */
  public boolean isNeeded() {
    return current.reloadMillis() > 0 && current.followsFile();
  }

  /** The thread that watches, not yet started; null where it is not needed. */
  public Thread thread() {
    if (!isNeeded()) {
      return null;
    }
    Thread thread = new Thread(null, this, "keepalive-agent-reload");
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    return thread;
  }

  /** Hands on nothing any more; another configuration has come in place of this one. */
  public void stop() {
    synchronized (this) {
      stopped = true;
    }
  }

  /** What was read last and good. */
  public Configuration current() {
    return current;
  }

  /** Watches until it is stopped, or the file itself says {@code reload=off}. */
  @Override
  public void run() {
    while (current.reloadMillis() > 0 && !stopped) {
      pause(current.reloadMillis());
      if (stopped) {
        return;
      }
      try {
        look();
        failing = false;
      } catch (Throwable t) {
        // such as an OutOfMemoryError of the application's making; the next look may work
        if (!failing) {
          listener.failed(t);
        }
        failing = true;
      }
    }
  }

  /**
   * Looks now, with {@code reload=off} as well.
   *
   * @return in one line what came of it
   */
  public String now() {
    if (path == null || !current.followsFile()) {
      return "there is no configuration file to look at";
    }
    synchronized (looking) {
      said = null;
      look();
      return said == null ? Problem.shown(path) + " has not changed" : said;
    }
  }

  /** Looks once. */
  final void look() {
    synchronized (looking) {
      FileSnapshot reading = settled();
      if (reading != null && !reading.isLike(judged)) {
        judge(reading);
        judged = reading; // not before: what failed is tried again
      }
    }
  }

  /** What is read often enough alike, or null while it keeps changing. */
  private FileSnapshot settled() {
    FileSnapshot last = read();
    int alike = 1;
    for (int i = 0; i < MOST_READS && !last.isLike(judged) && !stopped; i++) {
      pause(SETTLE_MILLIS);
      FileSnapshot next = read();
      alike = next.isLike(last) ? alike + 1 : 1;
      last = next;
      if (alike == (last.isNothing() ? READS_ALIKE_OF_NOTHING : READS_ALIKE)) {
        return last;
      }
    }
    return last.isLike(judged) ? last : null;
  }

  /** Reads the file; a test has another. */
  FileSnapshot read() {
    return FileSnapshot.of(path);
  }

  /** Who interrupts all threads does not mean this one. */
  void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      // the pause was shorter, nothing else
    }
  }

  private synchronized void judge(FileSnapshot reading) {
    if (stopped) {
      return;
    }
    if (reading.trouble != null) {
      keep(reading.trouble);
    } else if (current.isGood() && reading.isLike(current.reading())) {
      said = Problem.shown(path) + " is again what is in force";
      listener.restored(said);
    } else if (reading.isNothing()) {
      keep("is empty, as if half written");
    } else {
      take(current.reloaded(reading));
    }
  }

  private void take(LoadResult loaded) {
    if (!loaded.errors().isEmpty()) {
      keep("is broken: " + inOneLine(loaded.errors()));
      return;
    }
    Configuration next = loaded.configuration();
    String changes = Changes.between(current, next);
    String what =
        current.isGood()
            ? (changes.isEmpty() ? " changed, and no setting with it" : " changed: " + changes)
            : " is good now" + (changes.isEmpty() ? "" : ": " + changes);
    said = Problem.shown(path) + what;
    listener.changed(next, said, loaded.warnings());
    current = next;
  }

  private void keep(String why) {
    String stays = current.isGood() ? "the last good configuration stays in force" : "still off";
    said = Problem.shown(path) + " " + why + "; " + stays;
    listener.refused(said);
  }

  private static String inOneLine(List<Problem> errors) {
    StringBuilder line = new StringBuilder();
    for (Problem error : errors) {
      line.append(line.length() == 0 ? "" : " | ").append(error);
    }
    return line.toString();
  }
}
