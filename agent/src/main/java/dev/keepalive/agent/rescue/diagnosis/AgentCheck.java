package dev.keepalive.agent.rescue.diagnosis;

import dev.keepalive.agent.rescue.AgentPresence;
import dev.keepalive.agent.rescue.Connection;
import dev.keepalive.agent.rescue.attach.AgentAnswers;
import java.time.Instant;

/** Whether the agent is there, does what it should, and says so. */
final class AgentCheck implements Check {
  private static final String AGENT = "agent";
  private static final String UNKNOWN = "unknown"; // as an agent says that was never in a jar

  @Override
  public void look(Patient patient, Findings findings) {
    if (patient.agent == null) {
      return;
    }
    presence(patient, findings);
    versions(patient.agent, findings);
    if (patient.agent.answers != null) {
      for (AgentAnswers.Setter setter : patient.agent.answers.setters()) {
        setter(setter, patient.agent, findings);
      }
      for (AgentAnswers.DeadPeers dead : patient.agent.answers.dead()) {
        findings.warning(
            "dead-peers",
            dead.peer,
            "found dead "
                + Findings.count(dead.connections, "time")
                + ", the last "
                + Instant.ofEpochMilli(dead.last),
            "its own log, and that of the firewall between, at that time: it was cut off, or the"
                + " path forgot it");
      }
    }
    for (String line : patient.agent.troubles) {
      findings.warning("agent-log", AGENT, line, "see " + patient.agent.logFile);
    }
  }

  private static void presence(Patient patient, Findings findings) {
    AgentFacts agent = patient.agent;
    if (agent.presence != AgentPresence.ABSENT && !agent.isOn()) {
      findings.warning(
          AGENT,
          AGENT,
          "its jar is there, and it does nothing: detached, switched off, or its configuration is"
              + " broken",
          (agent.logFile == null ? "stderr of the process" : agent.logFile)
              + " says why; if it was switched off, "
              + patient.cure()
              + " enabled=true; else "
              + patient.command("apply")
              + ", and a correct configuration at the next start");
    } else if (agent.isOn()) {
      findings.good(
          AGENT, AGENT, "on" + (agent.answers == null ? "" : ": " + agent.answers.settings()));
      if (agent.asked && agent.answers == null) {
        findings.warning(
            "agent-answer",
            AGENT,
            "it does not tell its rules within a second: it is an older one, or the JVM is busy",
            patient.command("attach"));
      }
    } else if (allProtected(patient)) {
      findings.good(AGENT, AGENT, "absent; the program protects its connections itself");
    } else {
      findings.warning(
          AGENT,
          AGENT,
          "absent: only connections that the program itself protects have keepalive",
          patient.cure() + ", or -javaagent:keepalive-agent.jar at the next start");
    }
  }

  private static boolean allProtected(Patient patient) {
    for (Connection connection : patient.connections) {
      if (!Boolean.TRUE.equals(connection.keepalive())) {
        return false;
      }
    }
    return !patient.connections.isEmpty();
  }

  private static void versions(AgentFacts agent, Findings findings) {
    String there = agent.answers == null ? null : agent.answers.version();
    if (there != null
        && !there.equals(UNKNOWN)
        && agent.ownVersion != null
        && !there.equals(agent.ownVersion)) {
      findings.warning(
          "agent-version",
          AGENT,
          "version " + there + " runs there, this jar is " + agent.ownVersion,
          "start the program again, with this jar");
    } else if (agent.replaced) {
      findings.warning(
          "agent-version",
          AGENT,
          "its jar was replaced since the program started: the old one still runs",
          "start the program again");
    }
  }

  /** The application's own choice: fine if the agent's policy deals with it. */
  private static void setter(AgentAnswers.Setter setter, AgentFacts agent, Findings findings) {
    String what =
        setter.caller
            + " sets "
            + setter.option
            + " to "
            + setter.value
            + ", "
            + Findings.count(setter.times, "time");
    boolean off =
        setter.option.contains("KEEPALIVE")
            && (setter.value.equals("0") || setter.value.equals("false"));
    if (off && agent.hasSetting("app-settings respect")) {
      findings.warning(
          "app-settings",
          setter.caller,
          what + ", and app-settings=respect lets it",
          "app-settings=keep-enabled in the agent's settings");
    } else if (off) {
      findings.good("app-settings", setter.caller, what + "; the agent keeps keepalive on");
    } else {
      findings.good("app-settings", setter.caller, what);
    }
  }
}
