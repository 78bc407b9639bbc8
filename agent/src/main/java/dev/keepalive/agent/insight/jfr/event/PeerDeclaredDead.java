package dev.keepalive.agent.insight.jfr.event;

import dev.keepalive.agent.socket.record.PeerDeath;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Timespan;

/** A peer is dead; once a connection, on the thread that was told so. */
@Name("dev.keepalive.PeerDeclaredDead")
@Label("Peer Declared Dead")
@Description("A connection has ended because its peer no longer acknowledged anything")
final class PeerDeclaredDead extends ConnectionEvent {
  @Label("Silent For")
  @Description("Since the peer was last heard of, -1 where that is not known")
  @Timespan(Timespan.MILLISECONDS)
  long silentFor;

  @Label("Probes")
  @Description("Probes that were not answered")
  int probes;

  @Label("Retransmissions")
  @Description("How often data was sent again in vain")
  int retransmissions;

  @Label("Freed Thread")
  @Description("Name of the thread that waited for the peer, empty where none did")
  String freedThread;

  static void tell(PeerDeath death) {
    PeerDeclaredDead event = new PeerDeclaredDead();
    if (event.isEnabled()) {
      event.of(death);
      event.silentFor = death.silentMillis();
      event.probes = death.probes();
      event.retransmissions = death.retransmits();
      event.freedThread = death.freedThread() == null ? "" : death.freedThread();
      event.commit();
    }
  }
}
