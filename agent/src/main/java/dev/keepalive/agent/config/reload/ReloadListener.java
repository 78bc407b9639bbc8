package dev.keepalive.agent.config.reload;

import dev.keepalive.agent.config.problem.Problem;
import dev.keepalive.agent.config.source.Configuration;
import java.util.List;

/**
 * Learns what a {@link Reload} finds, each once, however long it lasts. Called on its thread, one
 * call at a time. Every message is one line and names the file.
 */
public interface ReloadListener {
  /**
   * The file has changed and is good.
   *
   * @param next in force from now on
   * @param message what changed, from what to what
   * @param warnings what is legal and probably not meant
   */
  void changed(Configuration next, String message, List<Problem> warnings);

  /** The file is broken or gone; what was in force stays so. */
  void refused(String message);

  /** The file is back as it was. */
  void restored(String message);

  /** The agent itself failed; it looks again. */
  void failed(Throwable t);
}
