package dev.keepalive.agent.cli.print;

import dev.keepalive.agent.rescue.diagnosis.DeadPeer;
import dev.keepalive.agent.rescue.diagnosis.Diagnosis;
import dev.keepalive.agent.rescue.diagnosis.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A diagnosis as maps and lists, for programs. */
public final class DoctorJson {
  private DoctorJson() {}

  /**
   * One object.
   *
   * @param pid null of the machine
   */
  public static Map<String, Object> of(Integer pid, Diagnosis diagnosis) {
    Map<String, Object> json = new LinkedHashMap<String, Object>();
    json.put("pid", pid);
    List<Object> findings = new ArrayList<Object>();
    for (Finding finding : diagnosis.findings()) {
      findings.add(of(finding));
    }
    json.put("findings", findings);
    json.put("states", diagnosis.states());
    List<Object> worst = new ArrayList<Object>();
    for (DeadPeer peer : diagnosis.worst()) {
      worst.add(of(peer));
    }
    json.put("worst", worst);
    return json;
  }

  private static Map<String, Object> of(Finding finding) {
    Map<String, Object> json = new LinkedHashMap<String, Object>();
    json.put("id", finding.id());
    json.put("verdict", finding.verdict());
    json.put("subject", finding.subject());
    json.put("reason", finding.reason());
    json.put("help", finding.help());
    return json;
  }

  private static Map<String, Object> of(DeadPeer peer) {
    Map<String, Object> json = new LinkedHashMap<String, Object>();
    json.put("peer", peer.connection().peer());
    json.put("local", peer.connection().local());
    json.put("deadPeerSeconds", peer.seconds());
    json.put("deadPeerSecondsWithData", peer.secondsWithData());
    json.put("keepalive", peer.connection().keepalive());
    json.put("idleSeconds", peer.connection().idleSeconds());
    return json;
  }
}
