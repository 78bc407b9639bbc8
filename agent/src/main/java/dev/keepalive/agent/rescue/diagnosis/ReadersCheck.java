package dev.keepalive.agent.rescue.diagnosis;

import dev.keepalive.agent.rescue.Connection;
import java.util.List;

/** Threads that wait for data which may never come. */
final class ReadersCheck implements Check {
  private static final int MOST_NAMES = 10;

  @Override
  public void look(Patient patient, Findings findings) {
    if (patient.threads == null || patient.threads.readers().isEmpty()) {
      return;
    }
    List<String> readers = patient.threads.readers();
    int unprotected = 0;
    for (Connection connection : patient.in("ESTABLISHED")) {
      unprotected += Boolean.FALSE.equals(connection.keepalive()) ? 1 : 0;
    }
    String subject = Findings.count(readers.size(), "thread");
    String reason = (readers.size() == 1 ? "waits" : "wait") + " in a socket read";
    if (unprotected == 0) {
      findings.good("threads-in-read", subject, reason + ", on connections with keepalive");
    } else {
      findings.warning(
          "threads-in-read",
          subject,
          reason
              + ", and "
              + Findings.count(unprotected, "connection")
              + (unprotected == 1 ? " is" : " are")
              + " unprotected: "
              + names(readers),
          patient.cure()
              + "; if the peer is dead already: "
              + patient.command("cut")
              + " --older-than 10m");
    }
  }

  private static String names(List<String> readers) {
    StringBuilder text = new StringBuilder();
    for (String name : readers.subList(0, Math.min(MOST_NAMES, readers.size()))) {
      text.append(text.length() == 0 ? "" : ", ").append(name);
    }
    return text
        + (readers.size() > MOST_NAMES ? " and " + (readers.size() - MOST_NAMES) + " more" : "");
  }
}
