package dev.keepalive.agent.cli;

import dev.keepalive.agent.config.match.Direction;
import dev.keepalive.agent.config.setting.Durations;
import dev.keepalive.agent.rescue.RescueException;
import dev.keepalive.agent.socket.record.ConnectionAddress;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code [HOST:PORT=]TIME}: after how long the path to a peer, or to all, forgets. */
final class MeasuredPaths {
  private static final String OPTION = "--forgets-after: ";

  private MeasuredPaths() {}

  /** Milliseconds by peer, as {@code 10.0.0.7:5432}; by "" what holds for all others. */
  static Map<String, Long> read(List<String> given) throws RescueException {
    Map<String, Long> measured = new HashMap<String, Long>();
    for (String each : given) {
      int equals = each.lastIndexOf('=');
      String time = each.substring(equals + 1);
      long millis = Durations.millis(time);
      if (millis <= 0) {
        throw new RescueException(
            OPTION + "'" + time + "' is no time; allowed: as 350s, 4m or db.example:5432=350s");
      }
      if (equals < 0) {
        measured.put("", millis);
      } else {
        enter(each.substring(0, equals), millis, measured);
      }
    }
    return measured;
  }

  private static void enter(String text, long millis, Map<String, Long> measured)
      throws RescueException {
    PeerAddress peer = PeerAddress.parse(text);
    InetAddress[] addresses = peer.resolve();
    if (addresses.length == 0) {
      throw new RescueException(OPTION + "the name '" + peer.host() + "' is not known here");
    }
    for (InetAddress address : addresses) {
      measured.put(
          new ConnectionAddress(Direction.CONNECT, null, address, peer.port(), 0).peer(), millis);
    }
  }
}
