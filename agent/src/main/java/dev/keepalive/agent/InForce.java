package dev.keepalive.agent;

import dev.keepalive.agent.config.source.Configuration;
import dev.keepalive.agent.jvm.BeforeMain;
import dev.keepalive.agent.socket.Connections;
import dev.keepalive.agent.sweep.Sweeper;
import dev.keepalive.agent.weave.Weaver;
import java.lang.instrument.Instrumentation;
import org.slf4j.Logger;

/**
 * Puts one configuration after the other in force. The first that is not off brings the agent into
 * the JVM's classes; until then nothing of the JVM is touched. For one thread at a time.
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
   * For connections from now on.
   *
   * @param late whether the application may have connections by now
   */
  void put(Configuration next, boolean late) throws Exception {
    if (connections != null) {
      connections.use(next.policy());
    } else if (!next.enabled()) {
      if (!saidOff) {
        log.info("off: {}", next.offBy());
      }
      saidOff = true;
    } else {
      Connections first = new Connections(next.policy(), beforeMain, log);
      Sweeper sweeper = new Sweeper(first, beforeMain, next.sweepSeconds(), log);
      Weaver.install(instrumentation, first, sweeper, javaFeature, log);
      connections = first;
      sweeper.ready(late);
      log.info("on: {}", next.policy());
    }
  }
}
