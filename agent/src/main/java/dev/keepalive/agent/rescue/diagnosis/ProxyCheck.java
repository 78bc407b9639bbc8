package dev.keepalive.agent.rescue.diagnosis;

import dev.keepalive.agent.linux.process.TcpRow;
import dev.keepalive.agent.rescue.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A proxy on the same host or in the pod answers probes itself: what lies behind it may be dead.
 */
final class ProxyCheck implements Check {
  /** The inode of a connection that waits for accept: no process has it. */
  private static final long NOT_ACCEPTED = 0;

  @Override
  public void look(Patient patient, Findings findings) {
    Map<String, List<Connection>> proxied = new LinkedHashMap<String, List<Connection>>();
    Map<String, List<Connection>> redirected = new LinkedHashMap<String, List<Connection>>();
    List<Connection> unseen = new ArrayList<Connection>();
    List<Connection> remote = new ArrayList<Connection>();
    for (Connection connection : patient.in("ESTABLISHED")) {
      TcpRow otherEnd = patient.otherEnd(connection);
      String redirector = redirector(patient, connection);
      if (otherEnd != null) {
        String owner = patient.neighbours.owner(otherEnd.inode());
        if (owner != null && Neighbours.isProxy(owner)) {
          add(proxied, owner, connection);
        } else if (owner == null
            && otherEnd.inode() != NOT_ACCEPTED
            && patient.neighbours.isComplete()
            && !isOwn(patient, connection)) {
          unseen.add(connection);
        }
      } else if (redirector != null) {
        add(redirected, redirector, connection);
      } else if (!patient.isNear(connection)) {
        remote.add(connection);
      }
    }
    for (Map.Entry<String, List<Connection>> proxy : proxied.entrySet()) {
      behind(
          "proxy",
          "the peer is " + proxy.getKey() + " on this host or in this pod",
          proxy,
          findings);
    }
    for (Map.Entry<String, List<Connection>> proxy : redirected.entrySet()) {
      behind("proxy-redirects", "redirected to " + proxy.getKey(), proxy, findings);
    }
    unseen(unseen, findings);
    nearby(patient, remote, findings);
  }

  /** Whether both ends are the process's own. */
  private static boolean isOwn(Patient patient, Connection connection) {
    for (Connection other : patient.connections) {
      if (other.local().equals(connection.peer()) && other.peer().equals(connection.local())) {
        return true;
      }
    }
    return false;
  }

  /**
   * The proxy that took a connection to somewhere else: iptables leave this end the address that
   * the program asked for, the proxy's end has its own.
   */
  private static String redirector(Patient patient, Connection connection) {
    for (TcpRow row : patient.towards(connection)) {
      String owner = patient.neighbours.owner(row.inode());
      if (owner != null && Neighbours.isProxy(owner)) {
        return owner;
      }
    }
    return null;
  }

  private static void add(
      Map<String, List<Connection>> groups, String name, Connection connection) {
    List<Connection> group = groups.get(name);
    if (group == null) {
      group = new ArrayList<Connection>();
      groups.put(name, group);
    }
    group.add(connection);
  }

  private static void behind(
      String id, String what, Map.Entry<String, List<Connection>> proxy, Findings findings) {
    findings.warning(
        id,
        Findings.count(proxy.getValue().size(), "connection"),
        what
            + ", which answers probes itself: keepalive says nothing of what lies behind: "
            + Findings.peers(proxy.getValue()),
        "keepalive towards the far side, in the settings of "
            + proxy.getKey()
            + hint(proxy.getKey()));
  }

  /** What the setting is called there. */
  private static String hint(String proxy) {
    switch (proxy) {
      case "envoy":
      case "pilot-agent":
        return " (upstream_connection_options.tcp_keepalive; Istio: DestinationRule,"
            + " trafficPolicy.connectionPool.tcp.tcpKeepalive)";
      case "haproxy":
        return " (option srvtcpka)";
      case "nginx":
        return " (proxy_socket_keepalive on)";
      case "pgbouncer":
        return " (tcp_keepalive, tcp_keepidle, tcp_keepintvl, tcp_keepcnt)";
      case "stunnel":
      case "stunnel4":
        return " (socket = r:SO_KEEPALIVE=1)";
      case "ssh":
        return " (ServerAliveInterval 60)";
      default:
        return "";
    }
  }

  private static void unseen(List<Connection> unseen, Findings findings) {
    if (!unseen.isEmpty()) {
      findings.warning(
          "peer-unseen",
          Findings.count(unseen.size(), "connection"),
          "the peer is in this network namespace, and its process cannot be seen from here, as a"
              + " sidecar of the same pod: "
              + Findings.peers(unseen),
          "run this on the node, or in the pid namespace of the pod");
    }
  }

  private static void nearby(Patient patient, List<Connection> remote, Findings findings) {
    if (!remote.isEmpty() && !patient.neighbours.sidecars().isEmpty()) {
      String sidecar = patient.neighbours.sidecars().get(0);
      findings.warning(
          "proxy-nearby",
          Findings.count(remote.size(), "connection"),
          sidecar
              + " runs in the same network namespace: where iptables redirect to it, keepalive"
              + " reaches it and no further: "
              + Findings.peers(remote),
          "keepalive towards the far side, in the settings of " + sidecar + hint(sidecar));
    }
  }
}
