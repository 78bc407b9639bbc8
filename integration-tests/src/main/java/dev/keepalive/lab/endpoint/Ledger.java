package dev.keepalive.lab.endpoint;

import java.lang.management.ManagementFactory;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

/**
 * What the agent's MBean tells, as lines with tabs between the fields: {@code dead PEER COUNT} for
 * each peer, {@code given-up ANSWER-TIMEOUTS IDLE-CLOSED}, then {@code ledger DEAD-PEERS OPEN}.
 */
public final class Ledger {
  private Ledger() {}

  /** Prints it. */
  public static void print() throws Exception {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    ObjectName agent = new ObjectName("dev.keepalive:type=KeepaliveAgent");
    TabularData peers = (TabularData) server.getAttribute(agent, "DeadPeersByPeer");
    for (Object row : peers.values()) {
      CompositeData peer = (CompositeData) row;
      System.out.println("dead\t" + peer.get("peer") + "\t" + peer.get("deadPeers"));
    }
    System.out.println(
        "given-up\t"
            + server.getAttribute(agent, "AnswerTimeouts")
            + "\t"
            + server.getAttribute(agent, "IdleClosed"));
    System.out.println(
        "ledger\t"
            + server.getAttribute(agent, "DeadPeers")
            + "\t"
            + server.getAttribute(agent, "Open"));
  }
}
