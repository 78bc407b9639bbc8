package dev.keepalive.agent.rescue.diagnosis;

import dev.keepalive.agent.rescue.Connection;
import java.util.ArrayList;
import java.util.List;

/** Whether each connection has keepalive, and soon enough. */
final class ProtectionCheck implements Check {
  private static final int LATE_SECONDS = 900;

  /** After how many seconds networks forget a connection; the sources stand at the presets. */
  private static final int[] FORGETTING = {240, 350, 600, 900};

  private static final String[] FORGETTERS = {
    "Azure's load balancer", "AWS's network load balancer", "Google Cloud's firewall", "IPVS"
  };

  @Override
  public void look(Patient patient, Findings findings) {
    List<Connection> near = new ArrayList<Connection>();
    List<Connection> far = new ArrayList<Connection>();
    List<Connection> late = new ArrayList<Connection>();
    List<Connection> rare = new ArrayList<Connection>();
    List<Connection> above = new ArrayList<Connection>();
    List<Connection> unknown = new ArrayList<Connection>();
    List<Connection> established = patient.in("ESTABLISHED");
    for (Connection connection : established) {
      Boolean on = connection.keepalive();
      if (on == null) {
        unknown.add(connection);
      } else if (!on) {
        (patient.isNear(connection) ? near : far).add(connection);
      } else if (connection.idle() != null && !patient.isNear(connection)) {
        Long forgets = patient.forgetsAfter(connection);
        if (forgets != null && connection.idle() * 1000L >= forgets) {
          above.add(connection);
        }
        if (connection.idle() >= FORGETTING[0]) {
          rare.add(connection);
        }
        if (new DeadPeer(connection, patient).seconds() > LATE_SECONDS) {
          late.add(connection);
        }
      }
    }
    unprotected(patient, near, far, findings);
    forgotten(patient, far, findings);
    above(patient, above, findings);
    rare(patient, rare, findings);
    late(patient, late, findings);
    if (!unknown.isEmpty()) {
      findings.warning(
          "options-unknown",
          Findings.count(unknown.size(), "connection"),
          "their options cannot be read by this user",
          "run this as root, or with CAP_SYS_PTRACE");
    } else if (near.isEmpty() && far.isEmpty() && !established.isEmpty()) {
      findings.good(
          "unprotected", Findings.count(established.size(), "connection"), "all have keepalive");
    }
  }

  private static void unprotected(
      Patient patient, List<Connection> near, List<Connection> far, Findings findings) {
    if (!far.isEmpty()) {
      findings.bad(
          "unprotected",
          Findings.count(far.size(), "connection"),
          "keepalive is off: a dead peer is never found while the program waits for data: "
              + Findings.peers(far),
          patient.cure());
    }
    if (!near.isEmpty()) {
      findings.warning(
          "unprotected-near",
          Findings.count(near.size(), "connection"),
          "keepalive is off; the peer is on this host or in this pod, and cannot vanish without a"
              + " word: "
              + Findings.peers(near),
          patient.cure());
    }
  }

  private static void forgotten(Patient patient, List<Connection> far, Findings findings) {
    List<Connection> idle = new ArrayList<Connection>();
    for (Connection connection : far) {
      if (connection.idleSeconds() != null && connection.idleSeconds() >= FORGETTING[0]) {
        idle.add(connection);
      }
    }
    if (!idle.isEmpty()) {
      long longest = Findings.longestIdle(idle);
      findings.bad(
          "idle-unprotected",
          Findings.count(idle.size(), "connection"),
          "idle for up to "
              + Findings.seconds(longest)
              + " without keepalive; "
              + forgetters(longest)
              + " would have forgotten it: "
              + Findings.peers(idle),
          patient.cure()
              + "; if it is dead already: "
              + patient.command("cut")
              + " --older-than 4m");
    }
  }

  /** What a probe has measured, or the agent learned, is worse than what networks do in general. */
  private static void above(Patient patient, List<Connection> above, Findings findings) {
    if (above.isEmpty()) {
      return;
    }
    long shortest = Long.MAX_VALUE;
    int longest = 0;
    for (Connection connection : above) {
      shortest = Math.min(shortest, patient.forgetsAfter(connection));
      longest = Math.max(longest, connection.idle());
    }
    long half = Math.max(1, shortest / 2000);
    findings.bad(
        "idle-above-path",
        Findings.count(above.size(), "connection"),
        "the first probe comes after "
            + Findings.seconds(longest)
            + ", and the path forgets after "
            + Findings.seconds(shortest / 1000)
            + ": "
            + Findings.peers(above),
        patient.hasAgent()
            ? "idle=" + half + "s in the agent's settings, or idle=learned"
            : patient.cure() + " idle=" + half + "s app-settings=tighten");
  }

  private static void rare(Patient patient, List<Connection> rare, Findings findings) {
    if (rare.isEmpty()) {
      return;
    }
    int longest = 0;
    for (Connection connection : rare) {
      longest = Math.max(longest, connection.idle());
    }
    findings.warning(
        "probes-rare",
        Findings.count(rare.size(), "connection"),
        "the first probe comes after "
            + Findings.seconds(longest)
            + "; "
            + forgetters(longest)
            + " forgets before: "
            + Findings.peers(rare),
        tighter(patient));
  }

  private static void late(Patient patient, List<Connection> late, Findings findings) {
    if (late.isEmpty()) {
      return;
    }
    double longest = 0;
    for (Connection connection : late) {
      longest = Math.max(longest, new DeadPeer(connection, patient).seconds());
    }
    findings.warning(
        "dead-peer-late",
        Findings.count(late.size(), "connection"),
        "keepalive is on, and finds a dead peer only after "
            + Findings.seconds((long) longest)
            + ": "
            + Findings.peers(late),
        tighter(patient));
  }

  private static String tighter(Patient patient) {
    return patient.hasAgent()
        ? "idle=60s,interval=10s,count=6,app-settings=tighten in the agent's settings"
        : patient.cure() + " app-settings=tighten";
  }

  /** Those that forget within that time. */
  static String forgetters(long seconds) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < FORGETTING.length && FORGETTING[i] <= seconds; i++) {
      text.append(i == 0 ? "" : ", ").append(FORGETTERS[i]);
      text.append(" (").append(FORGETTING[i]).append(" s)");
    }
    return text.toString();
  }
}
