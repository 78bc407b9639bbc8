package dev.keepalive.agent.insight;

import dev.keepalive.agent.config.match.Direction;
import dev.keepalive.agent.config.policy.Policy;
import dev.keepalive.agent.socket.Loopback;
import dev.keepalive.agent.socket.record.ConnectionAddress;
import dev.keepalive.agent.socket.record.ConnectionRecord;
import dev.keepalive.agent.socket.record.OptionResults;
import dev.keepalive.agent.socket.record.PeerDeath;

/** Records and deaths for tests. */
final class Deaths {
  private static final Policy POLICY = Loopback.policy("idle=44");

  private Deaths() {}

  /** Of a connection that was opened to this host. */
  static PeerDeath of(String host, int port, long silentMillis, String thread) {
    return new PeerDeath(record(Direction.CONNECT, host, port), silentMillis, 6, 0, thread);
  }

  static ConnectionRecord record(Direction direction, String host, int port) {
    ConnectionAddress address = new ConnectionAddress(direction, host, null, port, 80);
    return new ConnectionRecord(
        "Socket", address, address.decide(POLICY), new OptionResults(), false, false);
  }
}
