package dev.keepalive.agent.rescue.diagnosis;

import dev.keepalive.agent.linux.process.ProcessFiles;
import dev.keepalive.agent.linux.process.SystemCalls;
import dev.keepalive.agent.linux.process.TcpRow;
import dev.keepalive.agent.linux.process.TcpTable;
import dev.keepalive.agent.rescue.Connection;
import dev.keepalive.agent.rescue.ConnectionReader;
import dev.keepalive.agent.rescue.Jvm;
import dev.keepalive.agent.rescue.RescueException;
import dev.keepalive.agent.rescue.attach.RunningJvm;
import dev.keepalive.agent.socket.record.LearnedPath;
import java.io.IOException;
import java.io.StringReader;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** Reads all that the checks look at. Changes nothing. For one thread. */
final class PatientReader {
  /** How long a JVM, and the agent in it, may take for one answer. */
  private static final long ANSWER_MILLIS = 1000;

  private final SystemCalls calls;
  private final ConnectionReader connections;

  PatientReader(SystemCalls calls) {
    this.calls = calls;
    this.connections = new ConnectionReader(calls);
  }

  /** The machine, as it looks from the network namespace of this process. */
  Patient machine() throws RescueException {
    int own = ProcessFiles.ownPid();
    return new Patient(
        Patient.MACHINE,
        KernelFigures.of(own, calls),
        null,
        null,
        Collections.<Connection>emptyList(),
        table(own),
        new Neighbours(new HashMap<Long, String>(), Collections.<String>emptyList(), false),
        null,
        Collections.<String, Long>emptyMap());
  }

  /**
   * A process.
   *
   * @param measured after how many milliseconds the path to a peer forgets, as {@link
   *     Patient#forgetting} has it
   * @param asks whether a JVM is asked for its threads and properties, and its agent too
   */
  Patient process(ProcessFiles process, Map<String, Long> measured, boolean asks)
      throws RescueException {
    List<Connection> own = connections.read(process);
    List<TcpRow> table = table(process.pid());
    Jvm jvm = Jvm.of(process);
    RunningJvm running = jvm == null || !asks ? null : new RunningJvm(jvm, ANSWER_MILLIS, calls);
    String dump = answer(running, "threaddump");
    AgentFacts agent =
        jvm == null ? null : AgentFactsReader.of(jvm, dump == null ? 0 : ANSWER_MILLIS, calls);
    return new Patient(
        process.pid(),
        KernelFigures.of(process.pid(), calls),
        program(process, jvm, dump == null ? null : answer(running, "properties")),
        agent,
        own,
        table,
        Neighbours.of(process.pid(), wanted(own, table)),
        dump == null ? null : new ThreadDump(dump),
        forgetting(agent, measured));
  }

  /** What was measured goes before what the agent has learned. */
  private static Map<String, Long> forgetting(AgentFacts agent, Map<String, Long> measured) {
    Map<String, Long> both = new HashMap<String, Long>();
    if (agent != null && agent.answers != null) {
      for (LearnedPath path : agent.answers.paths()) {
        if (path.killedMillis() > 0) {
          both.put(path.peer(), path.killedMillis());
        }
      }
    }
    both.putAll(measured);
    return both;
  }

  private static List<TcpRow> table(int pid) throws RescueException {
    try {
      return TcpTable.read(pid);
    } catch (IOException e) {
      throw new RescueException("process " + pid + ": " + e.getMessage());
    }
  }

  private static Program program(ProcessFiles process, Jvm jvm, String properties) {
    return new Program(
        jvm != null,
        jvm == null ? null : jvm.version(),
        jvm == null ? Collections.<String>emptyList() : jvm.options(),
        process.environment(),
        process.text("maps"),
        parsed(properties));
  }

  private static Properties parsed(String text) {
    if (text == null) {
      return null;
    }
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException | IllegalArgumentException notAsExpected) {
      return null;
    }
    return properties;
  }

  /** Null where there is none. */
  private static String answer(RunningJvm jvm, String request) {
    try {
      return jvm == null ? null : jvm.ask(request);
    } catch (RescueException noAnswer) {
      return null;
    }
  }

  /** The sockets whose owner could be a proxy: those that have an end of this process as peer. */
  private static Set<Long> wanted(List<Connection> connections, List<TcpRow> table) {
    Set<Integer> ports = new HashSet<Integer>();
    for (Connection connection : connections) {
      ports.add(connection.localPort());
    }
    Set<Long> inodes = new HashSet<Long>();
    for (TcpRow row : table) {
      if (row.inode() != 0 && ports.contains(row.remotePort())) {
        inodes.add(row.inode());
      }
    }
    return inodes;
  }
}
