package dev.keepalive.agent;

import dev.keepalive.agent.config.problem.Problem;
import dev.keepalive.agent.config.reload.ReloadListener;
import dev.keepalive.agent.config.source.Configuration;
import dev.keepalive.agent.log.Log;
import java.lang.reflect.InvocationTargetException;
import java.util.List;

/** Puts what the changed file says in force, and logs what changed. */
final class Reloaded implements ReloadListener {

  private final InForce inForce;
  private final Log log;

  Reloaded(InForce inForce, Log log) {
    this.inForce = inForce;
    this.log = log;
  }

  @Override
  public void changed(Configuration next, String message, List<Problem> warnings) {
    log.info("{}", message);
    for (Problem warning : warnings) {
      log.warn("{}", warning);
    }
    try {
      inForce.put(next, true);
    } catch (Throwable t) { // at the first that is not off; all of it or nothing
      log.error("off: it could not start: {}", cause(t).toString());
    }
  }

  @Override
  public void refused(String message) {
    log.error("{}", message);
  }

  @Override
  public void restored(String message) {
    log.info("{}", message);
  }

  @Override
  public void failed(Throwable t) {
    log.error("reload: failed, and tries again: {}", t.toString());
  }

  /** The throwable itself, without the reflective call that wrapped it. */
  static Throwable cause(Throwable t) {
    return t instanceof InvocationTargetException ? t.getCause() : t;
  }
}
