package dev.keepalive.agent.insight.jfr.event;

import dev.keepalive.agent.socket.record.ConnectionRecord;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A connection has got its settings. Off unless a recording asks for it. */
@Name("dev.keepalive.ConnectionManaged")
@Label("Connection Managed")
@Description("A connection was opened, accepted or found, or a reload gave it other settings")
@Enabled(false)
@StackTrace(false)
final class ConnectionManaged extends ConnectionEvent {
  @Label("Settings")
  @Description("What was wanted for the connection")
  String settings;

  @Label("Again")
  @Description("Whether it had settings before: a reload, or an attach, has given it these")
  boolean again;

  @Label("Found")
  @Description("Whether a native library has opened it, and the sweep found it")
  boolean found;

  static void tell(ConnectionRecord record) {
    ConnectionManaged event = new ConnectionManaged();
    if (event.isEnabled()) {
      event.of(record);
      event.settings = record.settings().toString();
      event.again = record.again();
      event.found = record.isFound();
      event.commit();
    }
  }
}
