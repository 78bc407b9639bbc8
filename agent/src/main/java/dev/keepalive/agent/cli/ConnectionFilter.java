package dev.keepalive.agent.cli;

import dev.keepalive.agent.config.setting.Durations;
import dev.keepalive.agent.rescue.Connection;
import dev.keepalive.agent.rescue.RescueException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.Set;
import picocli.CommandLine.Option;

/** Which connections a command is about. */
final class ConnectionFilter {
  @Option(
      names = "--peer",
      paramLabel = "HOST[:PORT]",
      description = {
        "Connections to this peer: a name, which is looked up",
        "here, or an address; IPv6 in brackets before a port."
      })
  private String peer;

  @Option(
      names = "--older-than",
      paramLabel = "TIME",
      description = {
        "Connections that carried no data either way for longer",
        "than this: 90s, 10m, 2h."
      })
  private String olderThan;

  @Option(
      names = "--rule",
      paramLabel = "NAME",
      description = {
        "Connections that this rule decides on: the agent's in the",
        "process, or one of config=FILE."
      })
  private String rule;

  private Set<String> hosts;
  private int port;
  private long olderThanMillis;

  /** Whether nothing narrows it down. */
  boolean isEmpty() {
    return peer == null && olderThan == null && rule == null;
  }

  String rule() {
    return rule;
  }

  /** Reads what was given. */
  void prepare() throws RescueException {
    if (olderThan != null) {
      olderThanMillis = Durations.millis(olderThan);
      if (olderThanMillis < 0) {
        throw new RescueException(
            "--older-than: '" + olderThan + "' is no time; allowed: as 90s, 10m or 2h");
      }
    }
    if (peer != null) {
      readPeer();
    }
  }

  private void readPeer() throws RescueException {
    int bracket = peer.lastIndexOf(']');
    int colon = peer.indexOf(':', bracket + 1);
    boolean bareIpv6 = bracket < 0 && colon >= 0 && peer.indexOf(':', colon + 1) >= 0;
    String host = colon < 0 || bareIpv6 ? peer : peer.substring(0, colon);
    if (host.isEmpty()) {
      throw new RescueException(
          "--peer: '"
              + peer
              + "' names no host; allowed: as db.example:5432, 10.0.0.7 or [::1]:80");
    }
    try {
      port = colon < 0 || bareIpv6 ? 0 : Integer.parseInt(peer.substring(colon + 1));
      if (port < 0 || port > 65535 || (port == 0 && colon >= 0 && !bareIpv6)) {
        throw new NumberFormatException();
      }
      hosts = new HashSet<String>();
      for (InetAddress address : InetAddress.getAllByName(host)) {
        String text = address.getHostAddress();
        hosts.add(text.indexOf('%') < 0 ? text : text.substring(0, text.indexOf('%')));
      }
    } catch (NumberFormatException e) {
      throw new RescueException(
          "--peer: '" + peer.substring(colon + 1) + "' is no port; allowed: 1 to 65535");
    } catch (UnknownHostException e) {
      throw new RescueException("--peer: the name '" + host + "' is not known here");
    }
  }

  /** Whether it is one of them. */
  boolean takes(Connection connection) {
    return (hosts == null
            || (hosts.contains(connection.peerHost())
                && (port == 0 || port == connection.peerPort())))
        && (olderThan == null
            || (connection.idleSeconds() != null
                && connection.idleSeconds() * 1000 > olderThanMillis))
        && (rule == null || rule.equals(connection.rule()));
  }
}
