package dev.keepalive.agent.insight.jfr.event;

import dev.keepalive.agent.socket.record.GivenUp;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** A peer that owed an answer was given up. */
@Name("dev.keepalive.AnswerTimeout")
@Label("Answer Timeout")
@Description(
    "A peer's kernel lives, and its program has not answered for as long as answer-timeout"
        + " allows")
@StackTrace(false)
final class AnswerTimeout extends ConnectionEvent {
  @Label("Unanswered For")
  @Description("Since the application last sent data")
  @Timespan(Timespan.MILLISECONDS)
  long unansweredFor;

  static void tell(GivenUp end) {
    AnswerTimeout event = new AnswerTimeout();
    if (event.isEnabled()) {
      event.of(end);
      event.unansweredFor = end.millis();
      event.commit();
    }
  }
}
