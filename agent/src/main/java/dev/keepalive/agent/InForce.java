package dev.keepalive.agent;

import dev.keepalive.agent.config.source.Configuration;
import dev.keepalive.agent.insight.ConnectionLog;
import dev.keepalive.agent.jvm.BeforeMain;
import dev.keepalive.agent.socket.Connections;
import dev.keepalive.agent.socket.OpenConnections;
import dev.keepalive.agent.socket.record.ConnectionListener;
import dev.keepalive.agent.socket.record.Failures;
import dev.keepalive.agent.sweep.Sweeper;
import dev.keepalive.agent.weave.Weaver;
import java.lang.instrument.Instrumentation;
import org.slf4j.Logger;

/**
 * Puts one configuration after the other in force. The first that is not off brings the agent into
 * the JVM's classes; until then nothing of the JVM is touched. Thread-safe.
 */
final class InForce {

  private final Instrumentation instrumentation;
  private final BeforeMain beforeMain;
  private final int javaFeature;
  private final Logger log;

  /** Null until the first that is not off. */
  private Connections connections;

  private boolean saidOff;

  InForce(Instrumentation instrumentation, BeforeMain beforeMain, int javaFeature, Logger log) {
    this.instrumentation = instrumentation;
    this.beforeMain = beforeMain;
    this.javaFeature = javaFeature;
    this.log = log;
  }

  /**
   * For all connections, open ones included.
   *
   * @param late whether the application may have connections by now
   */
  synchronized void put(Configuration next, boolean late) throws Exception {
    if (connections != null) {
      connections.use(next.policy());
      OpenConnections open = connections.open();
      open.follow();
      if (open.open() > 0) {
        log.info("{} of {} open connections follow", open.changed(), open.open());
      }
    } else if (!next.enabled()) {
      if (!saidOff) {
        log.info("off: {}", next.offBy());
      }
      saidOff = true;
    } else {
      Failures failures = new Failures(log);
      ConnectionListener listener = new ConnectionLog(failures, log);
      Connections first = new Connections(next.policy(), beforeMain, listener, log);
      Sweeper sweeper = new Sweeper(first, beforeMain, next.sweepSeconds(), log);
      Weaver.install(instrumentation, first, failures, sweeper, javaFeature, log);
      connections = first;
      sweeper.ready(late);
      log.info("on: {}", next.policy());
    }
  }
}
