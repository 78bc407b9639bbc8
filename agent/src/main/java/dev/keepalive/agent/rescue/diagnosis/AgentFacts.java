package dev.keepalive.agent.rescue.diagnosis;

import dev.keepalive.agent.rescue.AgentPresence;
import dev.keepalive.agent.rescue.attach.AgentAnswers;
import java.util.List;

/** What is known of the agent in a JVM. Immutable. */
final class AgentFacts {
  final AgentPresence presence;

  /** Of the jar of this command; null where it has none. */
  final String ownVersion;

  /** What it says itself; null where it was not asked, or did not answer. */
  final AgentAnswers answers;

  /** Whether it was asked. */
  final boolean asked;

  /** Whether its jar is no longer where it was loaded from. */
  final boolean replaced;

  /** Where it logs to, as far as its command line and environment tell; null for stderr. */
  final String logFile;

  /** The last lines of WARN and ERROR in that file, since the JVM started. */
  final List<String> troubles;

  AgentFacts(
      AgentPresence presence,
      String ownVersion,
      AgentAnswers answers,
      boolean asked,
      boolean replaced,
      String logFile,
      List<String> troubles) {
    this.presence = presence;
    this.ownVersion = ownVersion;
    this.answers = answers;
    this.asked = asked;
    this.replaced = replaced;
    this.logFile = logFile;
    this.troubles = troubles;
  }

  /** By its own word, or else by what is to be seen from outside. */
  boolean isOn() {
    return answers == null ? presence == AgentPresence.ON : answers.isOn();
  }

  /** Whether the general settings in force are known, and have this word in them. */
  boolean hasSetting(String setting) {
    return answers != null && answers.settings().contains(setting);
  }
}
