package dev.keepalive.agent.rescue.diagnosis;

import dev.keepalive.agent.rescue.Connection;

/** What the kernel gives every connection: its patience with silent peers, and its memory. */
final class KernelCheck implements Check {
  private static final String KERNEL = "kernel";
  private static final int LATE_SECONDS = 300;
  private static final int LONG_CONNECT_SECONDS = 150; // 127, or 131, at the default of 6
  private static final int LONG_FIN_SECONDS = 120;

  @Override
  public void look(Patient patient, Findings findings) {
    keepalive(patient, findings);
    retries(patient, findings);
    connects(patient.kernel, findings);
    ends(patient.kernel, findings);
    memory(patient.kernel, findings);
  }

  private static void keepalive(Patient patient, Findings findings) {
    KernelFigures kernel = patient.kernel;
    long seconds = kernel.keepaliveSeconds();
    if (seconds < 0) {
      return;
    }
    String found =
        "the kernel's own keepalive finds a dead peer after "
            + Findings.seconds(seconds)
            + " (tcp_keepalive_time "
            + kernel.number(KernelFigures.KEEPALIVE_TIME)
            + ", intvl "
            + kernel.number(KernelFigures.KEEPALIVE_INTERVAL)
            + ", probes "
            + kernel.number(KernelFigures.KEEPALIVE_PROBES)
            + ")";
    if (seconds <= LATE_SECONDS) {
      findings.good("kernel-keepalive", KERNEL, found);
    } else if (patient.hasAgent() && !patient.agent.hasSetting("kernel")) {
      findings.good("kernel-keepalive", KERNEL, found + "; the agent gives connections its own");
    } else {
      findings.warning(
          "kernel-keepalive",
          KERNEL,
          found + ", where a program switches keepalive on and sets nothing else",
          kernel.sysctl(
              KernelFigures.KEEPALIVE_TIME
                  + "=60 "
                  + KernelFigures.KEEPALIVE_INTERVAL
                  + "=10 "
                  + KernelFigures.KEEPALIVE_PROBES
                  + "=6"));
    }
  }

  private static void retries(Patient patient, Findings findings) {
    long seconds = patient.kernel.retriesSeconds();
    if (seconds < 0) {
      return;
    }
    String reason =
        "data to a dead peer is sent again for "
            + Findings.seconds(seconds)
            + " or more (tcp_retries2 "
            + patient.kernel.number(KernelFigures.RETRIES)
            + ")";
    if (seconds <= LATE_SECONDS) {
      findings.good("kernel-retries", KERNEL, reason);
    } else if (allHaveUserTimeouts(patient)) {
      findings.good("kernel-retries", KERNEL, reason + "; each connection has a user timeout");
    } else if (patient.endsStuckData()) {
      findings.good("kernel-retries", KERNEL, reason + "; the agent ends such a connection sooner");
    } else {
      String sysctl = patient.kernel.sysctl(KernelFigures.RETRIES + "=8");
      findings.warning(
          "kernel-retries",
          KERNEL,
          reason,
          patient.isMachine() || patient.agent == null
              ? sysctl
              : (patient.hasAgent()
                      ? "dead-after=auto in the agent's settings"
                      : patient.command("attach"))
                  + ", or "
                  + sysctl);
    }
  }

  private static boolean allHaveUserTimeouts(Patient patient) {
    for (Connection connection : patient.connections) {
      if (connection.userTimeoutMillis() == null || connection.userTimeoutMillis() == 0) {
        return false;
      }
    }
    return !patient.connections.isEmpty();
  }

  private static void connects(KernelFigures kernel, Findings findings) {
    long seconds = kernel.connectSeconds();
    if (seconds < 0) {
      return;
    }
    String reason =
        "a connect to a host that does not answer fails after "
            + Findings.seconds(seconds)
            + " (tcp_syn_retries "
            + kernel.number(KernelFigures.SYN_RETRIES)
            + "), unless the program has a connect timeout";
    if (seconds <= LONG_CONNECT_SECONDS) {
      findings.good("kernel-connect", KERNEL, reason);
    } else {
      findings.warning(
          "kernel-connect", KERNEL, reason, kernel.sysctl(KernelFigures.SYN_RETRIES + "=4"));
    }
  }

  private static void ends(KernelFigures kernel, Findings findings) {
    long seconds = kernel.number(KernelFigures.FIN_TIMEOUT);
    if (seconds > LONG_FIN_SECONDS) {
      findings.warning(
          "kernel-fin-timeout",
          KERNEL,
          "closed connections wait " + Findings.seconds(seconds) + " for the peer's end",
          kernel.sysctl(KernelFigures.FIN_TIMEOUT + "=60"));
    }
  }

  /** Above the second of the three limits the kernel takes memory back from sockets: tcp(7). */
  private static void memory(KernelFigures kernel, Findings findings) {
    long used = kernel.number(KernelFigures.MEMORY_USED);
    long pressure = kernel.number(KernelFigures.MEMORY, 1);
    long most = kernel.number(KernelFigures.MEMORY, 2);
    if (used >= 0 && pressure > 0 && used >= pressure) {
      findings.bad(
          "kernel-memory",
          KERNEL,
          "TCP's buffers take "
              + used
              + " pages; from "
              + pressure
              + " on the kernel throttles them",
          "sysctl -w net.ipv4.tcp_mem=\"" + pressure + " " + most + " " + most * 2 + "\"");
    }
  }
}
