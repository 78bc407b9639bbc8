package dev.keepalive.agent.cli.print;

import dev.keepalive.agent.config.setting.Durations;
import dev.keepalive.agent.socket.record.LearnedPath;
import java.util.ArrayList;
import java.util.List;

/** The lines of {@code status} about paths that forget connections. */
public final class PathLines {
  private static final int MOST = 5;

  private PathLines() {}

  /**
   * {@code path to 10.0.0.5:5432: silent for 6m, 3 connections were forgotten; 5m is safe}, the
   * last that has taught something first.
   */
  public static List<String> of(List<LearnedPath> paths) {
    List<String> lines = new ArrayList<String>();
    int more = 0;
    for (int i = paths.size() - 1; i >= 0; i--) {
      LearnedPath path = paths.get(i);
      if (path.killedMillis() > 0 && lines.size() < MOST) {
        lines.add(line(path));
      } else {
        more += path.killedMillis() > 0 ? 1 : 0;
      }
    }
    if (more > 0) {
      lines.add("paths that forget, beside these: " + more);
    }
    return lines;
  }

  private static String line(LearnedPath path) {
    return "path to "
        + path.peer()
        + ": silent for "
        + seconds(path.killedMillis())
        + (path.forgotten() == 1
            ? ", a connection was forgotten"
            : ", " + path.forgotten() + " connections were forgotten")
        + (path.safeMillis() >= 1000 ? "; " + seconds(path.safeMillis()) + " is safe" : "");
  }

  private static String seconds(long millis) {
    return Durations.inWords(millis / 1000 * 1000);
  }
}
