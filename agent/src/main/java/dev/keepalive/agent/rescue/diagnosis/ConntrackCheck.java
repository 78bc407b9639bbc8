package dev.keepalive.agent.rescue.diagnosis;

import dev.keepalive.agent.rescue.Connection;

/** Whether the firewall of this network namespace forgets a connection before a probe is sent. */
final class ConntrackCheck implements Check {
  private static final String CONNTRACK = "conntrack";
  private static final int DAY = 86_400;

  @Override
  public void look(Patient patient, Findings findings) {
    long established = patient.kernel.number(KernelFigures.CONNTRACK_ESTABLISHED);
    if (established > 0) {
      forgets(patient, established, findings);
    }
    if (patient.kernel.number(KernelFigures.CONNTRACK_LOOSE) == 0) {
      findings.warning(
          "conntrack-loose",
          CONNTRACK,
          "a connection that was forgotten, by a restart too, is not taken up again"
              + " (nf_conntrack_tcp_loose 0)",
          patient.kernel.sysctl(KernelFigures.CONNTRACK_LOOSE + "=1"));
    }
  }

  private static void forgets(Patient patient, long established, Findings findings) {
    long quiet = patient.isMachine() ? patient.kernel.number(KernelFigures.KEEPALIVE_TIME) : 0;
    boolean unprotected = false;
    for (Connection connection : patient.in("ESTABLISHED")) {
      boolean on = Boolean.TRUE.equals(connection.keepalive());
      unprotected |= Boolean.FALSE.equals(connection.keepalive()) && !patient.isNear(connection);
      quiet = Math.max(quiet, on && connection.idle() != null ? connection.idle() : 0);
    }
    String reason = "idle connections are forgotten after " + Findings.seconds(established);
    String sysctl = patient.kernel.sysctl(KernelFigures.CONNTRACK_ESTABLISHED + "=" + 5 * DAY);
    if (quiet >= established) {
      findings.bad(
          "conntrack-timeout",
          CONNTRACK,
          reason + ", the first probe comes only after " + Findings.seconds(quiet),
          "idle=" + Math.max(1, established / 2) + "s in the agent's settings, or " + sysctl);
    } else if (unprotected && established < DAY) {
      findings.warning(
          "conntrack-timeout",
          CONNTRACK,
          reason + ", and unprotected ones send nothing meanwhile",
          patient.command("apply") + ", or " + sysctl);
    } else {
      findings.good("conntrack-timeout", CONNTRACK, reason);
    }
  }
}
