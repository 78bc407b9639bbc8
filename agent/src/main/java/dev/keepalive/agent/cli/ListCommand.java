package dev.keepalive.agent.cli;

import dev.keepalive.agent.cli.print.Json;
import dev.keepalive.agent.cli.print.Table;
import dev.keepalive.agent.cli.print.Words;
import dev.keepalive.agent.linux.process.SystemCalls;
import dev.keepalive.agent.rescue.AgentPresence;
import dev.keepalive.agent.rescue.Connection;
import dev.keepalive.agent.rescue.ConnectionReader;
import dev.keepalive.agent.rescue.Jvm;
import dev.keepalive.agent.rescue.RescueException;
import dev.keepalive.agent.rescue.UserNames;
import dev.keepalive.agent.rescue.attach.AgentState;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code list}: the JVMs of this machine. */
@Command(
    name = "list",
    description = {
      "Shows the JVMs of this machine, and which have the agent.",
      "Those in containers are included. A connection without keepalive counts",
      "as unprotected."
    },
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {"0:done", "2:the command line is wrong, or it failed"},
    footerHeading = "Examples:%n",
    footer = {
      "  java -jar keepalive-agent.jar list",
      "  java -jar keepalive-agent.jar list --json"
    },
    sortOptions = false)
final class ListCommand extends RescueCommand {
  @Option(names = "--json", description = "One JSON array, for programs.")
  private boolean json;

  @Override
  int run() throws RescueException {
    SystemCalls calls = Processes.calls();
    ConnectionReader reader = new ConnectionReader(calls);
    Table table = new Table();
    table.add(
        Arrays.asList("PID", "USER", "JAVA", "AGENT", "CONNECTIONS", "UNPROTECTED", "MAIN CLASS"));
    List<Object> array = Json.array();
    for (Jvm jvm : Jvm.all()) {
      Line line = new Line(jvm, reader, calls);
      array.add(line.json());
      table.add(line.cells());
    }
    if (json) {
      out().println(Json.write(array));
    } else if (array.isEmpty()) {
      out().println("no JVM is here");
    } else {
      table.print(out());
    }
    return DONE;
  }

  /** One JVM; figures that may not be asked for are null. */
  private static final class Line {
    private final Jvm jvm;
    private final AgentPresence agent;
    private Integer connections;
    private Integer unprotected;

    Line(Jvm jvm, ConnectionReader reader, SystemCalls calls) {
      this.jvm = jvm;
      this.agent = AgentState.of(jvm, calls);
      try {
        count(reader.read(jvm.process()));
      } catch (RescueException notOurs) {
        connections = null;
      }
    }

    private void count(List<Connection> all) {
      connections = all.size();
      int off = 0;
      for (Connection connection : all) {
        if (connection.keepalive() == null) {
          return; // unknown
        }
        off += connection.keepalive() ? 0 : 1;
      }
      unprotected = off;
    }

    Map<String, Object> json() {
      Map<String, Object> json = Json.object();
      json.put("pid", jvm.pid());
      json.put("user", UserNames.of(jvm.process()));
      json.put("javaVersion", jvm.version());
      json.put("mainClass", jvm.mainClass());
      json.put("agent", agent);
      json.put("connections", connections);
      json.put("unprotected", unprotected);
      return json;
    }

    List<String> cells() {
      return Arrays.asList(
          Integer.toString(jvm.pid()),
          UserNames.of(jvm.process()),
          jvm.version() == null ? Words.UNKNOWN : jvm.version(),
          agent == null ? Words.UNKNOWN : agent.toString(),
          connections == null ? Words.UNKNOWN : connections.toString(),
          unprotected == null ? Words.UNKNOWN : unprotected.toString(),
          jvm.mainClass());
    }
  }
}
