package dev.keepalive.agent.rescue.diagnosis;

import dev.keepalive.agent.linux.process.TcpRow;
import dev.keepalive.agent.rescue.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Connections that nobody closes, and ports that run out. */
final class StatesCheck implements Check {
  private static final int MANY_LEAKED = 10;
  private static final int HOUR = 3600;
  private static final int LONG_UNUSED = 2 * HOUR;
  private static final int LONG_OWED = 300;
  private static final int MANY_TIME_WAIT = 10_000;
  private static final int HALF = 50;
  private static final int NEARLY_ALL = 80;

  @Override
  public void look(Patient patient, Findings findings) {
    leaks(patient, findings);
    unused(patient, findings);
    unanswered(patient, findings);
    ports(patient, findings);
  }

  private static void leaks(Patient patient, Findings findings) {
    List<Connection> leaked = patient.in("CLOSE_WAIT");
    if (leaked.isEmpty()) {
      return;
    }
    long oldest = Findings.longestIdle(leaked);
    findings.add(
        leaked.size() >= MANY_LEAKED || oldest >= HOUR,
        "close-wait",
        Findings.count(leaked.size(), "connection"),
        "the peer has closed, this program has not (CLOSE_WAIT): "
            + Findings.peers(leaked)
            + (oldest > 0 ? ", idle for up to " + Findings.seconds(oldest) : ""),
        "close() in the program, when read returns -1; until then "
            + patient.command("cut")
            + " --peer "
            + leaked.get(0).peer());
  }

  private static void unused(Patient patient, Findings findings) {
    List<Connection> unused = new ArrayList<Connection>();
    for (Connection connection : patient.in("ESTABLISHED")) {
      Double idle = connection.idleSeconds();
      if (idle != null && idle >= LONG_UNUSED && Boolean.TRUE.equals(connection.keepalive())) {
        unused.add(connection);
      }
    }
    if (!unused.isEmpty()) {
      findings.warning(
          "unused",
          Findings.count(unused.size(), "connection"),
          "only probes keep alive what nobody has used for up to "
              + Findings.seconds(Findings.longestIdle(unused))
              + ": "
              + Findings.peers(unused),
          "idle-close in a rule for them, if the program does not need them");
    }
  }

  private static void unanswered(Patient patient, Findings findings) {
    List<Connection> owed = new ArrayList<Connection>();
    double longest = 0;
    for (Connection connection : patient.in("ESTABLISHED")) {
      if (connection.owedSeconds() >= LONG_OWED) {
        owed.add(connection);
        longest = Math.max(longest, connection.owedSeconds());
      }
    }
    if (!owed.isEmpty()) {
      findings.warning(
          "unanswered",
          Findings.count(owed.size(), "connection"),
          "the peer's kernel has acknowledged, its program has answered nothing for up to "
              + Findings.seconds((long) longest)
              + ": "
              + Findings.peers(owed),
          "if these are requests, look at the peer; answer-timeout in a rule bounds the wait");
    }
  }

  private static void ports(Patient patient, Findings findings) {
    long first = patient.kernel.number(KernelFigures.PORTS);
    long last = patient.kernel.number(KernelFigures.PORTS, 1);
    if (first < 0 || last < first) {
      return;
    }
    Map<String, Integer> used = new HashMap<String, Integer>();
    int waiting = 0;
    String most = null;
    for (TcpRow row : patient.table) {
      waiting += row.state().equals("TIME_WAIT") ? 1 : 0;
      if (!row.isListening() && row.localPort() >= first && row.localPort() <= last) {
        String peer = row.remoteHost() + " port " + row.remotePort();
        Integer before = used.get(peer);
        used.put(peer, before == null ? 1 : before + 1);
        most = most == null || used.get(peer) > used.get(most) ? peer : most;
      }
    }
    long range = last - first + 1;
    long percent = most == null ? 0 : used.get(most) * 100L / range;
    if (percent >= HALF) {
      findings.add(
          percent >= NEARLY_ALL,
          "ports",
          most,
          used.get(most)
              + " of "
              + range
              + " ephemeral ports lead there ("
              + percent
              + " %); without a free one a connect fails",
          "keep connections in a pool, or "
              + patient.kernel.sysctl(KernelFigures.PORTS + "=\"1024 65535\"")
              + reuse(patient.kernel));
    } else if (waiting >= MANY_TIME_WAIT) {
      findings.warning(
          "time-wait",
          "network",
          waiting + " closed connections wait in TIME_WAIT: each lives for one request only",
          "keep connections in a pool" + reuse(patient.kernel));
    }
  }

  /** 2, the default, is for loopback only. */
  private static String reuse(KernelFigures kernel) {
    return kernel.number(KernelFigures.TW_REUSE) == 1
        ? ""
        : ", or " + kernel.sysctl(KernelFigures.TW_REUSE + "=1");
  }
}
