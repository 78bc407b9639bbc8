package dev.keepalive.lab.endpoint;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.nio.charset.StandardCharsets;
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

  /** Prints a page of text, and {@code page end}. */
  static void printPage(URL url) throws IOException {
    try (BufferedReader page =
        new BufferedReader(new InputStreamReader(url.openStream(), StandardCharsets.UTF_8))) {
      page.lines().forEach(System.out::println);
    }
    System.out.println("page end");
  }

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
