package dev.keepalive.agent.cli;

import dev.keepalive.agent.config.match.Direction;
import dev.keepalive.agent.config.policy.Rule;
import dev.keepalive.agent.config.source.Configuration;
import dev.keepalive.agent.linux.process.ProcessFiles;
import dev.keepalive.agent.linux.process.SystemCalls;
import dev.keepalive.agent.rescue.AgentPresence;
import dev.keepalive.agent.rescue.Connection;
import dev.keepalive.agent.rescue.ConnectionReader;
import dev.keepalive.agent.rescue.Jvm;
import dev.keepalive.agent.rescue.OutsidePolicy;
import dev.keepalive.agent.rescue.RescueException;
import dev.keepalive.agent.rescue.SeenConfiguration;
import dev.keepalive.agent.rescue.attach.AgentAnswers;
import dev.keepalive.agent.rescue.attach.AskedRules;
import dev.keepalive.agent.socket.record.LearnedPath;
import java.util.ArrayList;
import java.util.List;

/** Connections with the rules that decided on them, as far as the agent in the process tells. */
final class Status {
  /** How long an agent may take to tell its rules. */
  private static final long ANSWER_MILLIS = 1000;

  private final SystemCalls calls;
  private final ConnectionReader reader;
  private final List<AgentAnswers.DeadPeers> dead = new ArrayList<AgentAnswers.DeadPeers>();
  private final List<LearnedPath> paths = new ArrayList<LearnedPath>();

  Status(SystemCalls calls) {
    this.calls = calls;
    this.reader = new ConnectionReader(calls);
  }

  /** Peers that were found dead by the agents in the processes that were looked at. */
  List<AgentAnswers.DeadPeers> dead() {
    return dead;
  }

  /** What those agents have learned of the paths to peers. */
  List<LearnedPath> paths() {
    return paths;
  }

  /** All connections of a process. */
  List<Connection> of(ProcessFiles process) throws RescueException {
    List<Connection> connections = reader.read(process);
    Jvm jvm = Jvm.of(process);
    if (jvm == null) {
      return connections;
    }
    AgentAnswers answers = answers(jvm);
    if (answers != null) {
      AskedRules.tell(answers, connections);
      dead.addAll(answers.dead());
      paths.addAll(answers.paths());
    } else {
      workOut(jvm, connections);
    }
    return connections;
  }

  /** By the configuration that the JVM was started with, where no name decides. */
  private static void workOut(Jvm jvm, List<Connection> connections) {
    Configuration started = SeenConfiguration.of(jvm);
    if (started == null || !started.enabled()) {
      return;
    }
    OutsidePolicy rules = new OutsidePolicy(started.policy());
    for (Connection connection : connections) {
      if (connection.direction() == Direction.ACCEPT || rules.rulesByName().isEmpty()) {
        Rule rule = rules.decide(connection).rule();
        connection.rule(OutsidePolicy.name(rule));
      }
    }
  }

  /** What the agent in a JVM knows; null where there is none, or it does not answer. */
  private AgentAnswers answers(Jvm jvm) {
    if (AgentPresence.in(jvm) == AgentPresence.ABSENT || !AgentAnswers.isQuiet(jvm)) {
      return null;
    }
    try {
      return AgentAnswers.ask(jvm, ANSWER_MILLIS, calls);
    } catch (RescueException noAnswer) {
      return null;
    }
  }
}
