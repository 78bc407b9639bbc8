package dev.keepalive.agent.cli;

import dev.keepalive.agent.cli.print.Danger;
import dev.keepalive.agent.cli.print.StatusTable;
import dev.keepalive.agent.cli.print.Words;
import dev.keepalive.agent.config.policy.Rule;
import dev.keepalive.agent.config.source.Configuration;
import dev.keepalive.agent.linux.process.ProcessFiles;
import dev.keepalive.agent.linux.process.SystemCalls;
import dev.keepalive.agent.rescue.Connection;
import dev.keepalive.agent.rescue.Cutting;
import dev.keepalive.agent.rescue.OutsidePolicy;
import dev.keepalive.agent.rescue.ProcessAccess;
import dev.keepalive.agent.rescue.RescueException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cut PID}: ends connections of a process now. */
@Command(
    name = "cut",
    description = {
      "Ends connections of a process now, from outside.",
      "Every thread that waits in a read or a write on one of them wakes at once.",
      "It shows what it would cut, and asks. A peer that lives sees an orderly",
      "end. Takes root, or CAP_SYS_PTRACE."
    },
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:done",
      "1:nothing was cut: no connection is one of them, or the answer was no",
      "2:the command line is wrong, or it failed"
    },
    footerHeading = "Examples:%n",
    footer = {
      "  java -jar keepalive-agent.jar cut 4711 --peer db.example:5432",
      "  java -jar keepalive-agent.jar cut 4711 --peer 10.0.0.7 --older-than 10m --yes",
      "  java -jar keepalive-agent.jar cut 4711 --rule db config=/etc/keepalive.properties"
    },
    sortOptions = false)
final class CutCommand extends RescueCommand {
  /** Others have been closed, or shut down, by the process already. */
  private static final List<String> CUT =
      Arrays.asList("ESTABLISHED", "CLOSE_WAIT", "SYN_SENT", "SYN_RECV");

  @Parameters(index = "0", paramLabel = "PID", description = "A process.")
  private String pid;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "config=FILE",
      description = "Where the rule of --rule stands, if not in the agent.")
  private List<String> settings = new ArrayList<String>();

  @Mixin private ConnectionFilter filter;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Option(names = "--dry-run", description = "Show what it would cut, and cut nothing.")
  private boolean dryRun;

  @Override
  int run() throws RescueException {
    if (filter.isEmpty()) {
      throw new RescueException(
          "cut: which connections? One of --peer HOST[:PORT], --older-than TIME, --rule NAME");
    }
    filter.prepare();
    ProcessFiles process = ProcessAccess.of(Processes.number(pid));
    SystemCalls calls = Processes.calls();
    List<Connection> chosen = choose(process, calls);
    if (chosen.isEmpty()) {
      err().println("process " + pid + ": no connection is one of them; nothing was cut");
      return FINDINGS;
    }
    StatusTable.print(chosen, out());
    if (dryRun) {
      return DONE;
    }
    if (!yes && !isConfirmed(chosen.size())) {
      err().println("nothing was cut");
      return FINDINGS;
    }
    int cut = 0;
    try (Cutting cutting = new Cutting(process.pid(), calls)) {
      for (Connection connection : chosen) {
        cut += cutting.cut(connection) ? 1 : 0;
      }
    }
    int gone = chosen.size() - cut;
    out()
        .println(
            Words.count(cut, "connection") + " cut" + (gone == 0 ? "" : ", " + gone + " gone"));
    return cut == 0 ? FINDINGS : DONE;
  }

  private List<Connection> choose(ProcessFiles process, SystemCalls calls) throws RescueException {
    List<Connection> connections = new Status(calls).of(process);
    if (filter.rule() != null && !settings.isEmpty()) {
      decide(connections);
    } else if (filter.rule() != null && !anyRuleIsKnown(connections)) {
      throw new RescueException(
          "--rule: process "
              + pid
              + " has no agent that answers; name the file of the rule: config=FILE");
    }
    List<Connection> chosen = new ArrayList<Connection>();
    for (Connection connection : connections) {
      if (filter.takes(connection) && CUT.contains(connection.state())) {
        chosen.add(connection);
      }
    }
    Collections.sort(chosen, Danger.FIRST);
    return chosen;
  }

  private void decide(List<Connection> connections) throws RescueException {
    Configuration given = GivenSettings.load(GivenSettings.argument(settings), err());
    OutsidePolicy rules = new OutsidePolicy(given.policy());
    for (Connection connection : connections) {
      Rule rule = rules.decide(connection).rule();
      connection.rule(OutsidePolicy.name(rule));
    }
  }

  private static boolean anyRuleIsKnown(List<Connection> connections) {
    for (Connection connection : connections) {
      if (connection.rule() != null) {
        return true;
      }
    }
    return connections.isEmpty();
  }

  /** Asks on stderr, and reads the answer from stdin; its end is a no. */
  private boolean isConfirmed(int number) {
    err().print("cut " + Words.count(number, "connection") + "? [y/N] ");
    err().flush();
    try {
      String answer =
          new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
      String lower = answer == null ? "" : answer.trim().toLowerCase(Locale.ROOT);
      return lower.equals("y") || lower.equals("yes");
    } catch (IOException e) {
      return false;
    }
  }
}
