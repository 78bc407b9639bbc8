package dev.keepalive.agent;

import dev.keepalive.agent.config.problem.Problem;
import dev.keepalive.agent.config.reload.Changes;
import dev.keepalive.agent.config.reload.Reload;
import dev.keepalive.agent.config.source.Configuration;
import dev.keepalive.agent.config.source.LoadResult;
import java.util.function.Consumer;
import org.slf4j.Logger;

/**
 * The configuration of the agent that runs: it follows its file, and the arguments with which the
 * agent is attached again. What is wrong changes nothing. Thread-safe.
 */
final class FollowedConfiguration implements Consumer<String> {
  private final InForce inForce;
  private final Logger log;
  private Reload reload;

  FollowedConfiguration(Configuration configuration, InForce inForce, Logger log) {
    this.inForce = inForce;
    this.log = log;
    this.reload = new Reload(configuration, new Reloaded(inForce, log));
  }

  /** Whether it may come on, or change, with its file. */
  boolean followsFile() {
    return reload.isNeeded();
  }

  /** Looks after the file from now on, if there is one. */
  void start() {
    Thread thread = reload.thread();
    if (thread != null) {
      thread.start();
    }
  }

  /**
   * The agent is attached again: these settings are the strongest from now on.
   *
   * @param argument {@code key=value,key=value}
   */
  @Override
  public synchronized void accept(String argument) {
    Configuration before = reload.current();
    LoadResult loaded = before.with(argument);
    for (Problem warning : loaded.warnings()) {
      log.warn("{}", warning);
    }
    if (!loaded.errors().isEmpty()) {
      for (Problem error : loaded.errors()) {
        log.error("{}", error);
      }
      log.error("attached again: the argument is broken, and nothing has changed");
      return;
    }
    Configuration next = loaded.configuration();
    reload.stop();
    reload = new Reload(next, new Reloaded(inForce, log));
    String changes = Changes.between(before, next);
    log.info("attached again: {}", changes.isEmpty() ? "no setting has changed" : changes);
    try {
      inForce.put(next, true);
    } catch (Throwable t) { // all of it or nothing
      log.error("off: it could not start: {}", Reloaded.cause(t).toString());
    }
    start();
  }
}
