package dev.keepalive.agent.log;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what is logged, as {@code LEVEL message}. */
public class RecordingLog extends Log {
  private final List<String> lines = new CopyOnWriteArrayList<>();

  /** Of this level, in order. */
  public List<String> lines(Level level) {
    return lines.stream().filter(line -> line.startsWith(level + " ")).toList();
  }

  @Override
  protected boolean shows(Level level) {
    return true;
  }

  @Override
  protected void write(Level level, String line, Throwable thrown) {
    lines.add(level + " " + line);
  }
}
