package dev.keepalive.agent.rescue.diagnosis;

import dev.keepalive.agent.rescue.Connection;
import java.util.ArrayList;
import java.util.List;

/** Connections that are in trouble at this moment, by the kernel's timers. */
final class TimersCheck implements Check {
  private static final int MANY_REPEATS = 3;

  @Override
  public void look(Patient patient, Findings findings) {
    List<Connection> repeating = new ArrayList<Connection>();
    List<Connection> probing = new ArrayList<Connection>();
    List<Connection> stuck = new ArrayList<Connection>();
    List<Connection> connecting = new ArrayList<Connection>();
    for (Connection connection : patient.connections) {
      if (connection.state().equals("SYN_SENT")) {
        if (connection.probes() > 0) {
          connecting.add(connection);
        }
      } else if ("on".equals(connection.timer()) && connection.probes() > 0) {
        repeating.add(connection);
      } else if ("keepalive".equals(connection.timer()) && connection.probes() > 0) {
        probing.add(connection);
      } else if ("persist".equals(connection.timer())) {
        stuck.add(connection);
      }
    }
    repeating(patient, repeating, findings);
    probing(patient, probing, findings);
    stuck(patient, stuck, findings);
    if (!connecting.isEmpty()) {
      findings.warning(
          "connecting",
          Findings.count(connecting.size(), "connect"),
          "the host does not answer: " + Findings.peers(connecting),
          "a connect timeout in the program; here it fails after "
              + Findings.seconds(patient.kernel.connectSeconds()));
    }
  }

  private static void repeating(Patient patient, List<Connection> repeating, Findings findings) {
    if (!repeating.isEmpty()) {
      findings.add(
          most(repeating) >= MANY_REPEATS,
          "no-acknowledgement",
          Findings.count(repeating.size(), "connection"),
          "data is sent again, "
              + times(most(repeating))
              + " so far, and not acknowledged: "
              + Findings.peers(repeating),
          patient.command("cut")
              + " --peer "
              + repeating.get(0).peer()
              + "; dead-after in the agent's settings ends it sooner");
    }
  }

  private static void probing(Patient patient, List<Connection> probing, Findings findings) {
    if (!probing.isEmpty()) {
      int most = most(probing);
      findings.add(
          most > 1,
          "probes-unanswered",
          Findings.count(probing.size(), "connection"),
          Findings.count(most, "probe") + " without an answer: " + Findings.peers(probing),
          "keepalive ends it; sooner: "
              + patient.command("cut")
              + " --peer "
              + probing.get(0).peer());
    }
  }

  private static void stuck(Patient patient, List<Connection> stuck, Findings findings) {
    if (!stuck.isEmpty()) {
      long bytes = 0;
      for (Connection connection : stuck) {
        bytes += connection.unackedBytes();
      }
      findings.warning(
          "peer-does-not-read",
          Findings.count(stuck.size(), "connection"),
          "the peer lives and takes no data, "
              + bytes
              + " bytes wait here: "
              + Findings.peers(stuck),
          "look at the peer; keepalive does not end it, "
              + patient.command("cut")
              + " --peer "
              + stuck.get(0).peer()
              + " does");
    }
  }

  private static int most(List<Connection> connections) {
    int most = 0;
    for (Connection connection : connections) {
      most = Math.max(most, connection.probes());
    }
    return most;
  }

  private static String times(int number) {
    return number == 1 ? "once" : number + " times";
  }
}
