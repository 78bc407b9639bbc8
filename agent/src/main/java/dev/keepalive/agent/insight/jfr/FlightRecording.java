package dev.keepalive.agent.insight.jfr;

import dev.keepalive.agent.jvm.Initialized;
import dev.keepalive.agent.linux.JvmArguments;
import dev.keepalive.agent.log.Log;
import dev.keepalive.agent.socket.record.ConnectionListener;
import dev.keepalive.agent.socket.record.ConnectionRecord;
import dev.keepalive.agent.socket.record.GivenUp;
import dev.keepalive.agent.socket.record.PeerDeath;

/**
 * Tells recordings of JDK Flight Recorder of connections, once somebody else has brought it into
 * the JVM: an option of the command line, {@code jcmd}, the application. Until then nothing of it
 * is initialised, and where there is none (Java 8 before 8u262, an image without {@code jdk.jfr})
 * nothing is loaded. Names no class of its. Thread-safe.
 */
public final class FlightRecording implements ConnectionListener {
  private static final String EVENTS = "dev.keepalive.agent.insight.jfr.event.Events";
  private static final long LOOK_NANOS = 1_000_000_000L;

  private final Log log;
  private volatile Class<?> recorder;
  private volatile ConnectionListener events;
  private volatile boolean missing;
  private volatile long looked = System.nanoTime();
  private volatile Boolean askedFor;

  public FlightRecording(Log log) {
    this.log = log;
  }

  @Override
  public void settled(ConnectionRecord record) {
    if (events == null) {
      if (missing || (!isAskedFor() && System.nanoTime() - looked < LOOK_NANOS)) {
        return; // connections are many, and a recording begins rarely
      }
      looked = System.nanoTime();
    }
    if (isThere()) {
      events.settled(record);
    }
  }

  @Override
  public void died(PeerDeath death) {
    if (isThere()) {
      events.died(death);
    }
  }

  @Override
  public void gaveUp(GivenUp end) {
    if (isThere()) {
      events.gaveUp(end);
    }
  }

  /** Whether the JVM was started with a recording. */
  private boolean isAskedFor() {
    Boolean asked = askedFor;
    if (asked == null) {
      asked = JvmArguments.contain("FlightRecord");
      askedFor = asked;
    }
    return asked;
  }

  /** Makes the events known to the recorder, if it has come in the meantime. */
  private boolean isThere() {
    if (events != null) {
      return true;
    }
    if (missing) {
      return false;
    }
    try {
      if (recorder == null) {
        recorder = Class.forName("jdk.jfr.FlightRecorder", false, null);
      }
      if (!Initialized.is(recorder)) {
        return false;
      }
      Class<?> all = Class.forName(EVENTS);
      events = all.asSubclass(ConnectionListener.class).getDeclaredConstructor().newInstance();
      return true;
    } catch (ClassNotFoundException none) {
      missing = true;
    } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
      missing = true;
      log.debug("no events in recordings: {}", e.toString());
    }
    return false;
  }
}
