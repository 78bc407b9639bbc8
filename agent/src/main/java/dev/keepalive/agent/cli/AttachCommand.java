package dev.keepalive.agent.cli;

import dev.keepalive.agent.cli.print.Words;
import dev.keepalive.agent.linux.process.ProcessFiles;
import dev.keepalive.agent.linux.process.SystemCalls;
import dev.keepalive.agent.rescue.AgentPresence;
import dev.keepalive.agent.rescue.Connection;
import dev.keepalive.agent.rescue.ConnectionReader;
import dev.keepalive.agent.rescue.Jvm;
import dev.keepalive.agent.rescue.RescueException;
import dev.keepalive.agent.rescue.attach.AgentState;
import dev.keepalive.agent.rescue.attach.RunningJvm;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code attach PID|all [key=value,…]}: the agent into a running JVM. */
@Command(
    name = "attach",
    description = {
      "Loads the agent into a running JVM.",
      "Its open connections come under the rules, and all that it opens later.",
      "A second time it changes the settings. Runs as the JVM's user, or as root.",
      "From Java 21 on the JVM notes on its stderr that an agent was loaded."
    },
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:done",
      "1:done, but some JVMs refused, or some connections are unprotected",
      "2:the command line is wrong, or it failed"
    },
    footerHeading = "Examples:%n",
    footer = {
      "  java -jar keepalive-agent.jar attach 4711",
      "  java -jar keepalive-agent.jar attach 4711 idle=30s,config=/etc/keepalive.properties",
      "  java -jar keepalive-agent.jar attach all"
    },
    sortOptions = false)
final class AttachCommand extends RescueCommand {
  private static final int MOST_LOOKS = 40;
  private static final int LOOK_MILLIS = 100;

  @Parameters(index = "0", paramLabel = "PID|all", description = "A JVM, or every one.")
  private String pid;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "key=value",
      description = "Settings, as in the agent's argument.")
  private List<String> settings = new ArrayList<String>();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "How long a JVM may take to answer: ${DEFAULT-VALUE}.")
  private int timeoutSeconds;

  @Override
  int run() throws RescueException {
    atLeastOne("--timeout", timeoutSeconds);
    String argument = GivenSettings.argument(settings);
    GivenSettings.check(argument, err());
    SystemCalls calls = Processes.calls();
    int failed = 0;
    int done = 0;
    List<ProcessFiles> processes = Processes.named(pid);
    for (ProcessFiles process : processes) {
      try {
        failed += attach(Processes.jvm(process), argument, calls) ? 0 : 1;
        done++;
      } catch (RescueException e) {
        if (!pid.equals(Processes.ALL)) {
          throw e;
        }
        err().println(e.getMessage());
        failed++;
      }
    }
    if (processes.isEmpty()) {
      out().println("no JVM is here");
    }
    return failed == 0 ? DONE : done == 0 ? FAILED : FINDINGS;
  }

  /** Returns whether the agent runs there now. */
  private boolean attach(Jvm jvm, String argument, SystemCalls calls) throws RescueException {
    GivenSettings.checkFile(argument, jvm.process(), calls);
    boolean again = AgentState.of(jvm, calls) == AgentPresence.ON;
    String jar = new RunningJvm(jvm, timeoutSeconds * 1000L, calls).load(argument);
    AgentPresence agent = AgentState.of(jvm, calls);
    int open = 0;
    int unprotected = 0;
    try {
      List<Connection> connections = settled(jvm.process(), calls);
      open = connections.size();
      for (Connection connection : connections) {
        unprotected += Boolean.FALSE.equals(connection.keepalive()) ? 1 : 0;
      }
    } catch (RescueException ended) {
      err().println(ended.getMessage());
    }
    out()
        .println(
            "process "
                + jvm.pid()
                + " "
                + jvm.mainClass()
                + ": the agent is "
                + (agent == null ? "loaded" : agent)
                + (again ? ", as before; its log says which settings have changed" : "")
                + "; "
                + (open - unprotected)
                + " of "
                + Words.count(open, "open connection")
                + " protected (from "
                + jar
                + ")");
    if (agent != AgentPresence.ON) {
      out().println("  its own lines on the log of the process, by default stderr, say why");
    }
    return agent == AgentPresence.ON;
  }

  /** Those that stand; others end by themselves, and no agent looks after them. */
  private static List<Connection> established(ConnectionReader reader, ProcessFiles process)
      throws RescueException {
    List<Connection> established = new ArrayList<Connection>();
    for (Connection connection : reader.read(process)) {
      if (connection.state().equals("ESTABLISHED")) {
        established.add(connection);
      }
    }
    return established;
  }

  /** The connections once the agent has been through them. */
  private static List<Connection> settled(ProcessFiles process, SystemCalls calls)
      throws RescueException {
    ConnectionReader reader = new ConnectionReader(calls);
    List<Connection> connections = established(reader, process);
    int before = -1;
    for (int i = 0; i < MOST_LOOKS; i++) {
      int unprotected = 0;
      for (Connection connection : connections) {
        unprotected += Boolean.FALSE.equals(connection.keepalive()) ? 1 : 0;
      }
      if (unprotected == 0 || (unprotected == before && i > MOST_LOOKS / 2)) {
        return connections;
      }
      before = unprotected;
      try {
        Thread.sleep(LOOK_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      connections = established(reader, process);
    }
    return connections;
  }
}
