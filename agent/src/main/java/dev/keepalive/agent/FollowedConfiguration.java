package dev.keepalive.agent;

import dev.keepalive.agent.config.problem.Problem;
import dev.keepalive.agent.config.reload.Changes;
import dev.keepalive.agent.config.reload.Reload;
import dev.keepalive.agent.config.source.Configuration;
import dev.keepalive.agent.config.source.LoadResult;
import dev.keepalive.agent.log.Log;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The configuration of the agent that runs: it follows its file, and the arguments with which the
 * agent is attached again. What is wrong changes nothing. Some arguments are {@link Requests}
 * instead. Thread-safe.
 */
final class FollowedConfiguration implements Consumer<String>, Supplier<int[]> {
  /** How long a look at the file that is going on may take. */
  private static final int STOP_MILLIS = 5000;

  private final InForce inForce;
  private final Requests requests;
  private final Log log;
  private Reload reload;

  /** Looks after the file, or null. */
  private Thread thread;

  FollowedConfiguration(Configuration configuration, InForce inForce, AgentLog agentLog) {
    this.inForce = inForce;
    this.requests = new Requests(inForce, agentLog);
    this.log = agentLog.logger();
    this.reload = new Reload(configuration, new Reloaded(inForce, log));
  }

  /** Whether it may come on, or change, with its file. */
  boolean followsFile() {
    return reload.isNeeded();
  }

  /** Looks after the file from now on, if there is one. */
  synchronized void start() {
    thread = reload.thread();
    if (thread != null) {
      thread.start();
    }
  }

  /**
   * The agent is attached again: these settings are the strongest from now on, or this is asked of
   * it.
   *
   * @param argument {@code key=value,key=value}, or one of the {@link Requests}
   */
  @Override
  public synchronized void accept(String argument) {
    if (argument.equals(Requests.DETACH)) {
      stop();
      awaitEnd();
      requests.detach();
    } else if (argument.startsWith(Requests.MARK)) {
      requests.answer(argument, reload.current());
    } else {
      attachedAgain(argument);
    }
  }

  /** What was read last and good. */
  synchronized Configuration current() {
    return reload.current();
  }

  /** Looks at the file now; answers in one line what came of it. */
  String reloadNow() {
    Reload now;
    synchronized (this) {
      now = reload;
    }
    return now.now();
  }

  /** What the next agent has to know, once this one is detached. */
  @Override
  public int[] get() {
    return inForce.leftBehind();
  }

  private void attachedAgain(String argument) {
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
    stop();
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

  /** Looks after the file no more; the thread need not wait until it would have looked again. */
  private void stop() {
    reload.stop();
    if (thread != null) {
      thread.interrupt();
    }
  }

  private void awaitEnd() {
    try {
      if (thread != null) {
        thread.join(STOP_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
