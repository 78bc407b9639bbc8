package dev.keepalive.agent.rescue.diagnosis;

import dev.keepalive.agent.rescue.AgentPresence;
import java.util.ArrayList;
import java.util.List;

/** Settings that nobody reads, and libkeepalive. */
final class SettingsCheck implements Check {
  private static final String LIBRARY = "libkeepalive";

  @Override
  public void look(Patient patient, Findings findings) {
    if (patient.program != null) {
      settings(patient, findings);
      library(patient, findings);
    }
  }

  private static void settings(Patient patient, Findings findings) {
    List<String> unread = new ArrayList<String>();
    boolean absent = patient.agent == null || patient.agent.presence == AgentPresence.ABSENT;
    if (absent) {
      for (String option : patient.program.options()) {
        if (option.startsWith("-Dkeepalive.")) {
          unread.add(option);
        }
      }
      for (String variable : patient.program.environment()) {
        if (variable.startsWith("KEEPALIVE_") || isOfLibrary(patient.program, variable)) {
          unread.add(variable);
        }
      }
    }
    if (!unread.isEmpty()) {
      findings.warning(
          "settings-unread",
          "agent",
          join(unread) + ": settings, but the agent that reads them is not there",
          patient.agent == null
              ? "start it with LD_PRELOAD=libkeepalive.so, or " + patient.command("apply")
              : patient.cure());
    }
  }

  /** {@code KEEPIDLE=30}, where libkeepalive is not loaded. */
  private static boolean isOfLibrary(Program program, String variable) {
    return !program.hasLoaded(LIBRARY)
        && (variable.startsWith("KEEPIDLE=")
            || variable.startsWith("KEEPINTVL=")
            || variable.startsWith("KEEPCNT="));
  }

  private static void library(Patient patient, Findings findings) {
    String preload = patient.program.variable("LD_PRELOAD");
    boolean named = preload != null && preload.contains(LIBRARY);
    boolean loaded = patient.program.hasLoaded(LIBRARY);
    if (named && !loaded && patient.program.tellsLibraries()) {
      findings.warning(
          "libkeepalive",
          LIBRARY,
          "LD_PRELOAD="
              + preload
              + " names it, but it is not loaded: a wrong path, or a wrong libc",
          patient.agent == null ? "LD_PRELOAD=/usr/lib/libkeepalive.so" : patient.cure());
    } else if (loaded && patient.hasAgent()) {
      findings.good(
          "libkeepalive", LIBRARY, "it is loaded too; what the agent sets comes later, and holds");
    } else if (loaded) {
      findings.good(
          "libkeepalive",
          LIBRARY,
          "it gives connections that this program opens keepalive, as long as the program does not"
              + " switch it off");
    }
  }

  private static String join(List<String> words) {
    StringBuilder text = new StringBuilder();
    for (String word : words) {
      text.append(text.length() == 0 ? "" : " ").append(word);
    }
    return text.toString();
  }
}
