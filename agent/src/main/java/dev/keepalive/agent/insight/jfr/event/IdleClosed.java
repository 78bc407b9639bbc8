package dev.keepalive.agent.insight.jfr.event;

import dev.keepalive.agent.socket.record.GivenUp;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** A connection that nobody used was closed. */
@Name("dev.keepalive.IdleClosed")
@Label("Idle Connection Closed")
@Description("A connection has carried no data for as long as idle-close allows, and was closed")
@StackTrace(false)
final class IdleClosed extends ConnectionEvent {
  @Label("Idle For")
  @Description("Since data last went either way")
  @Timespan(Timespan.MILLISECONDS)
  long idleFor;

  static void tell(GivenUp end) {
    IdleClosed event = new IdleClosed();
    if (event.isEnabled()) {
      event.of(end);
      event.idleFor = end.millis();
      event.commit();
    }
  }
}
