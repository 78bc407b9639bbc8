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
  private final AgentLog agentLog;
  private final Log log;
  private final Configuration started;

  /** Null as long as nothing has been asked of it. */
  private Reload reload;

  /** Looks after the file, or null. */
  private Thread thread;

  FollowedConfiguration(Configuration configuration, InForce inForce, AgentLog agentLog) {
    this.inForce = inForce;
    this.agentLog = agentLog;
    this.log = agentLog.logger();
    this.started = configuration;
  }

  /** Whether it may come on, or change, with its file. */
  synchronized boolean followsFile() {
    return current().followsFile() && reload().isNeeded();
  }

  private Reload reload() {
    if (reload == null) {
      reload = new Reload(started, new Reloaded(inForce, log));
    }
    return reload;
  }

  /** Looks after the file from now on, if there is one. */
  synchronized void start() {
    thread = followsFile() ? reload().thread() : null;
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
      new Requests(inForce, agentLog).detach();
    } else if (argument.startsWith(Requests.MARK)) {
      new Requests(inForce, agentLog).answer(argument, current());
    } else {
      attachedAgain(argument);
    }
  }

  /** What was read last and good. */
  synchronized Configuration current() {
    return reload == null ? started : reload.current();
  }

  /** Looks at the file now; answers in one line what came of it. */
  String reloadNow() {
    Reload now;
    synchronized (this) {
      now = reload();
    }
    return now.now();
  }

  /** What the next agent has to know, once this one is detached. */
  @Override
  public int[] get() {
    return inForce.leftBehind();
  }

  private void attachedAgain(String argument) {
    Configuration before = current();
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
    reload().stop();
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
