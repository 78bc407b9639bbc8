package dev.keepalive.agent;

import dev.keepalive.agent.config.source.Configuration;
import dev.keepalive.agent.insight.ApplicationCallers;
import dev.keepalive.agent.insight.ConnectionLog;
import dev.keepalive.agent.insight.ConnectionReport;
import dev.keepalive.agent.insight.DeathLog;
import dev.keepalive.agent.insight.Listeners;
import dev.keepalive.agent.insight.Version;
import dev.keepalive.agent.insight.jfr.FlightRecording;
import dev.keepalive.agent.insight.jmx.Registration;
import dev.keepalive.agent.jvm.BeforeMain;
import dev.keepalive.agent.jvm.JavaBase;
import dev.keepalive.agent.log.Log;
import dev.keepalive.agent.socket.Connections;
import dev.keepalive.agent.socket.OpenConnections;
import dev.keepalive.agent.socket.record.ConnectionRecord;
import dev.keepalive.agent.socket.record.Failures;
import dev.keepalive.agent.socket.record.LearnedPath;
import dev.keepalive.agent.socket.record.LeftBehind;
import dev.keepalive.agent.sweep.Sweeper;
import dev.keepalive.agent.watch.Clues;
import dev.keepalive.agent.watch.DeadPeers;
import dev.keepalive.agent.watch.WatchThread;
import dev.keepalive.agent.weave.Weaver;
import dev.keepalive.agent.weave.Woven;
import java.lang.instrument.Instrumentation;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts one configuration after the other in force. The first that is not off brings the agent into
 * the JVM's classes; until then nothing of the JVM is touched. Thread-safe.
 */
final class InForce {

  private final Instrumentation instrumentation;
  private final BeforeMain beforeMain;
  private final int javaFeature;
  private final Log log;
  private final Management management;

  /** Null until the first that is not off. */
  private Connections connections;

  private Sweeper sweeper;
  private DeadPeers deadPeers;
  private WatchThread watch;
  private Woven woven;
  private ApplicationCallers callers;
  private DeathLog deaths;
  private Registration jmx;

  /** What an agent before this one has left on the connections; then what this one has. */
  private int[] leftBehind;

  private boolean saidOff;
  private boolean detached;

  /**
   * @param leftBehind what {@link #leftBehind} of an agent before this one was, or null
   */
  InForce(
      Instrumentation instrumentation,
      BeforeMain beforeMain,
      int javaFeature,
      int[] leftBehind,
      Log log) {
    this.management = new Management(this);
    this.leftBehind = leftBehind;
    this.instrumentation = instrumentation;
    this.beforeMain = beforeMain;
    this.javaFeature = javaFeature;
    this.log = log;
  }

  /** What is told of it in JMX. */
  Management management() {
    return management;
  }

  /**
   * For all connections, open ones included.
   *
   * @param late whether the application may have connections by now
   */
  synchronized void put(Configuration next, boolean late) throws Exception {
    if (detached) {
      return;
    }
    if (connections != null) {
      connections.use(next.policy());
      deadPeers.tellException(next.exceptionDetail());
      OpenConnections open = connections.open();
      open.follow();
      watch.settingsChanged();
      if (open.open() > 0) {
        log.info("{} of {} open connections follow", open.changed(), open.open());
      }
      sweeper.lookNow();
    } else if (!next.enabled()) {
      if (!saidOff) {
        log.info("off: {}", next.offBy());
      }
      saidOff = true;
    } else {
      if (sweeper != null) {
        sweeper.stop(); // of a start that failed
        watch.stop();
      }
      Failures failures = new Failures(log);
      callers = new ApplicationCallers();
      deaths = new DeathLog(log);
      Clues clues = new Clues();
      Listeners listeners =
          new Listeners(
              clues,
              new ConnectionLog(failures, log),
              callers,
              deaths,
              management.counters(),
              management.deadPeers(),
              new FlightRecording(log));
      Connections first = new Connections(next.policy(), beforeMain, listeners, log);
      deadPeers = new DeadPeers(first.known(), beforeMain, listeners, log);
      deadPeers.tellException(next.exceptionDetail());
      sweeper = new Sweeper(first, beforeMain, next.sweepSeconds(), log);
      deadPeers.lookAmong(sweeper);
      watch =
          new WatchThread(first.known(), first.paths(), beforeMain, sweeper, listeners, clues, log);
      first.watchedBy(watch);
      sweeper.leftBehind(new LeftBehind(leftBehind));
      jmx = new Registration(management, log);
      woven =
          Weaver.install(
              instrumentation, first, deadPeers, failures, jmx, sweeper, javaFeature, log);
      connections = first;
      sweeper.ready(late);
      log.info("on: {}", next.policy());
      if (late) {
        sweeper.lookNow();
      }
    }
  }

  /**
   * What is known of the connections, as {@link ConnectionReport} has it.
   *
   * @param current what is in force, or would be if it could
   */
  synchronized String report(Configuration current) throws ReflectiveOperationException {
    JavaBase.open(instrumentation, "java.io"); // for who writes it, where nothing was put in force
    boolean on = connections != null && current.enabled();
    String why = current.isGood() ? current.offBy() : "the configuration is broken";
    ConnectionReport report =
        new ConnectionReport(
            Version.text(), on, current.enabled() ? current.policy().toString() : why);
    if (connections != null) {
      report.connections(records());
      report.callers(callers.lines());
      report.deadPeers(management.deadPeers().rows());
      report.paths(connections.paths().rows());
    }
    return report.end();
  }

  /** What became of the connections that are open now, by descriptor. */
  synchronized Map<Integer, ConnectionRecord> records() {
    Map<Integer, ConnectionRecord> records = new TreeMap<Integer, ConnectionRecord>();
    if (connections != null) {
      records.putAll(sweeper.records());
      records.putAll(connections.open().records());
    }
    return records;
  }

  /** What is learned of the paths that the connections go. */
  synchronized List<LearnedPath> paths() {
    return connections == null ? Collections.<LearnedPath>emptyList() : connections.paths().rows();
  }

  /** Takes out of the JVM what {@link #put} has brought, for good. Never throws. */
  synchronized void detach() {
    detached = true;
    if (woven != null) {
      woven.remove(log);
    }
    if (sweeper != null) {
      sweeper.stop();
    }
    if (watch != null) {
      watch.stop();
    }
    if (jmx != null) {
      jmx.remove();
    }
    if (deaths != null) {
      deaths.stop();
    }
    if (connections != null) {
      LeftBehind left = new LeftBehind(null);
      sweeper.leave(left);
      connections.open().leave(left);
      leftBehind = left.numbers();
    }
  }

  /** After {@link #detach}: what the next agent has to know of the connections. */
  synchronized int[] leftBehind() {
    return leftBehind;
  }
}
