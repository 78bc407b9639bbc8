package dev.keepalive.agent.rescue.attach;

import dev.keepalive.agent.config.source.Configuration;
import dev.keepalive.agent.linux.process.SystemCalls;
import dev.keepalive.agent.rescue.AgentPresence;
import dev.keepalive.agent.rescue.Jvm;
import dev.keepalive.agent.rescue.RescueException;
import dev.keepalive.agent.rescue.SeenConfiguration;

/** Whether the agent runs in a JVM: by what can be seen, and where that is not enough by asking. */
public final class AgentState {
  private static final long MILLIS = 1000;

  private AgentState() {}

  /** Null where the jar is there, and the JVM does not answer whether the agent runs. */
  public static AgentPresence of(Jvm jvm, SystemCalls calls) {
    AgentPresence seen = AgentPresence.in(jvm);
    if (seen != AgentPresence.OFF) {
      return seen;
    }
    if (!AgentAnswers.isQuiet(jvm)) {
      Configuration started = SeenConfiguration.of(jvm);
      return started != null && started.enabled() ? AgentPresence.ON : AgentPresence.OFF;
    }
    try {
      AgentAnswers answers = AgentAnswers.ask(jvm, MILLIS, calls);
      return answers != null && answers.isOn() ? AgentPresence.ON : AgentPresence.OFF;
    } catch (RescueException noAnswer) {
      return null;
    }
  }
}
