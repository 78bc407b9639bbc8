package dev.keepalive.agent.insight.jfr.event;

import dev.keepalive.agent.socket.record.ConnectionListener;
import dev.keepalive.agent.socket.record.ConnectionRecord;
import dev.keepalive.agent.socket.record.GivenUp;
import dev.keepalive.agent.socket.record.PeerDeath;
import jdk.jfr.FlightRecorder;

/** Makes the events known to the recorder, and commits them. Thread-safe. */
public final class Events implements ConnectionListener {

  /** Registers all of them, so that a recording lists also those that have not happened. */
  public Events() {
    FlightRecorder.register(ConnectionManaged.class);
    FlightRecorder.register(PeerDeclaredDead.class);
    FlightRecorder.register(IdleClosed.class);
    FlightRecorder.register(AnswerTimeout.class);
  }

  @Override
  public void settled(ConnectionRecord record) {
    ConnectionManaged.tell(record);
  }

  @Override
  public void died(PeerDeath death) {
    PeerDeclaredDead.tell(death);
  }

  @Override
  public void gaveUp(GivenUp end) {
    if (end.cause() == GivenUp.Cause.IDLE) {
      IdleClosed.tell(end);
    } else {
      AnswerTimeout.tell(end);
    }
  }
}
