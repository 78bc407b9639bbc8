package dev.keepalive.agent.config;

import java.io.IOException;
import java.util.Arrays;
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
  private Configuration current;

  /** What was read when it was last judged. */
  private Reading judged;

  Reload(Configuration configuration, ReloadListener listener) {
    this.listener = listener;
    this.path = configuration.file();
    this.current = configuration;
    this.judged = new Reading(configuration.fileBytes(), null);
  }

  /** The thread that watches, not yet started; null without a file or with {@code reload=off}. */
  public static Thread thread(Configuration configuration, ReloadListener listener) {
    if (configuration.file() == null || configuration.reloadMillis() == 0) {
      return null;
    }
    Thread thread = new Thread(null, new Reload(configuration, listener), "keepalive-agent-reload");
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    return thread;
  }

  /** Watches until the file itself says {@code reload=off}. */
  @Override
  public void run() {
    while (current.reloadMillis() > 0) {
      pause(current.reloadMillis());
      try {
        look();
      } catch (Throwable t) {
        // such as an OutOfMemoryError of the application's making; the next look may work
        listener.failed(t);
      }
    }
  }

  /** Looks once. */
  final void look() {
    Reading reading = settled();
    if (reading != null && !reading.isLike(judged)) {
      judged = reading;
      judge(reading);
    }
  }

  /** What is read often enough alike, or null while it keeps changing. */
  private Reading settled() {
    Reading last = reading();
    int alike = 1;
    for (int i = 0; i < MOST_READS && !last.isLike(judged); i++) {
      pause(SETTLE_MILLIS);
      Reading next = reading();
      alike = next.isLike(last) ? alike + 1 : 1;
      last = next;
      if (alike == (last.isNothing() ? READS_ALIKE_OF_NOTHING : READS_ALIKE)) {
        return last;
      }
    }
    return last.isLike(judged) ? last : null;
  }

  private Reading reading() {
    try {
      return new Reading(read(), null);
    } catch (IOException e) {
      return new Reading(null, e.getMessage());
    }
  }

  /** The bytes of the file; a test has others. */
  byte[] read() throws IOException {
    return ConfigFile.read(path);
  }

  /** Who interrupts all threads does not mean this one. */
  void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      // the pause was shorter, nothing else
    }
  }

  private void judge(Reading reading) {
    if (reading.trouble != null) {
      keep(reading.trouble);
    } else if (Arrays.equals(reading.bytes, current.fileBytes())) {
      listener.restored(Problem.shown(path) + " is again what is in force");
    } else if (reading.bytes.length == 0) {
      keep("is empty, as if half written");
    } else {
      take(current.reloaded(reading.bytes));
    }
  }

  private void take(Loaded loaded) {
    if (!loaded.errors().isEmpty()) {
      keep("is broken: " + inOneLine(loaded.errors()));
      return;
    }
    Configuration before = current;
    current = loaded.configuration();
    String changes = Changes.between(before, current);
    String what = changes.isEmpty() ? " changed, and no setting with it" : " changed: " + changes;
    listener.changed(current, Problem.shown(path) + what, loaded.warnings());
  }

  private void keep(String why) {
    listener.refused(
        Problem.shown(path) + " " + why + "; the last good configuration stays in force");
  }

  private static String inOneLine(List<Problem> errors) {
    StringBuilder line = new StringBuilder();
    for (Problem error : errors) {
      line.append(line.length() == 0 ? "" : " | ").append(error);
    }
    return line.toString();
  }

  /** What a read of the file gave: its bytes, or why there are none. */
  private static final class Reading {
    final byte[] bytes;
    final String trouble;

    Reading(byte[] bytes, String trouble) {
      this.bytes = bytes;
      this.trouble = trouble;
    }

    boolean isNothing() {
      return bytes == null || bytes.length == 0;
    }

    boolean isLike(Reading other) {
      return trouble == null
          ? other.trouble == null && Arrays.equals(bytes, other.bytes)
          : trouble.equals(other.trouble);
    }
  }
}
