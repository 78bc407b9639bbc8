package dev.keepalive.agent.cli;

import dev.keepalive.agent.linux.process.ProcessFiles;
import dev.keepalive.agent.linux.process.SystemCalls;
import dev.keepalive.agent.rescue.AgentPresence;
import dev.keepalive.agent.rescue.Connection;
import dev.keepalive.agent.rescue.ConnectionReader;
import dev.keepalive.agent.rescue.Jvm;
import dev.keepalive.agent.rescue.RescueException;
import dev.keepalive.agent.rescue.attach.AgentAnswers;
import dev.keepalive.agent.rescue.attach.AskedRules;
import java.util.List;

/** Connections with the rules that decided on them, as far as the agent in the process tells. */
final class Status {
  /** How long an agent may take to tell its rules. */
  private static final long ANSWER_MILLIS = 1000;

  private final SystemCalls calls;
  private final ConnectionReader reader;

  Status(SystemCalls calls) {
    this.calls = calls;
    this.reader = new ConnectionReader(calls);
  }

  /** All connections of a process. */
  List<Connection> of(ProcessFiles process) throws RescueException {
    List<Connection> connections = reader.read(process);
    AgentAnswers answers = connections.isEmpty() ? null : answers(process);
    if (answers != null) {
      AskedRules.tell(answers, connections);
    }
    return connections;
  }

  /** What the agent in a process knows; null where there is none, or it does not answer. */
  AgentAnswers answers(ProcessFiles process) {
    Jvm jvm = Jvm.of(process);
    if (jvm == null || AgentPresence.in(jvm) == AgentPresence.ABSENT) {
      return null;
    }
    try {
      return AgentAnswers.ask(jvm, ANSWER_MILLIS, calls);
    } catch (RescueException noAnswer) {
      return null;
    }
  }
}
