package dev.keepalive.agent.insight.jfr.event;

import dev.keepalive.agent.socket.record.ConnectionRecord;
import dev.keepalive.agent.socket.record.Ended;
import java.util.Locale;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;

/** What all events tell of their connection. */
@Category("Keepalive Agent")
abstract class ConnectionEvent extends Event {
  @Label("Peer")
  @Description("Address of the peer, with the name that was asked for and the port")
  String peer;

  @Label("Rule")
  @Description("Name of the rule that decided, empty where the general settings did")
  String rule;

  @Label("Direction")
  @Description("connect: opened by this JVM, accept: accepted by it")
  String direction;

  @Label("Kind")
  @Description("What the application calls its socket")
  String kind;

  ConnectionEvent() {}

  final void of(ConnectionRecord record) {
    peer = record.address().namedPeer();
    rule = record.rule() == null ? "" : record.rule().name();
    direction = record.direction().toString().toLowerCase(Locale.ROOT);
    kind = record.kind();
  }

  final void of(Ended end) {
    of(end.record());
  }
}
