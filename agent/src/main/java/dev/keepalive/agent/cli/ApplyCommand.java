package dev.keepalive.agent.cli;

import dev.keepalive.agent.cli.print.AppliedReport;
import dev.keepalive.agent.cli.print.Json;
import dev.keepalive.agent.cli.print.Words;
import dev.keepalive.agent.config.source.Configuration;
import dev.keepalive.agent.linux.process.ProcessFiles;
import dev.keepalive.agent.linux.process.SystemCalls;
import dev.keepalive.agent.rescue.AgentPresence;
import dev.keepalive.agent.rescue.Applied;
import dev.keepalive.agent.rescue.Applying;
import dev.keepalive.agent.rescue.Connection;
import dev.keepalive.agent.rescue.ConnectionFields;
import dev.keepalive.agent.rescue.ConnectionReader;
import dev.keepalive.agent.rescue.Jvm;
import dev.keepalive.agent.rescue.KernelValues;
import dev.keepalive.agent.rescue.OutsidePolicy;
import dev.keepalive.agent.rescue.RescueException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code apply PID|all [key=value,…]}: keepalive on open connections, from outside. */
@Command(
    name = "apply",
    description = {
      "Gives open connections keepalive, from outside.",
      "Nothing is loaded into the process: it may hang, be stopped, be out of",
      "memory, or be no JVM. Takes root, or CAP_SYS_PTRACE. Connections that it",
      "opens later are not covered: attach covers them."
    },
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:done",
      "1:done, but some connections could not be set",
      "2:the command line is wrong, or it failed"
    },
    footerHeading = "Examples:%n",
    footer = {
      "  java -jar keepalive-agent.jar apply 4711",
      "  java -jar keepalive-agent.jar apply 4711 idle=10s,interval=5s,count=3",
      "  java -jar keepalive-agent.jar apply all config=/etc/keepalive.properties --dry-run"
    },
    sortOptions = false)
final class ApplyCommand extends RescueCommand {
  @Parameters(index = "0", paramLabel = "PID|all", description = "A process, or every JVM.")
  private String pid;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "key=value",
      description = "Settings, as in the agent's argument.")
  private List<String> settings = new ArrayList<String>();

  @Option(names = "--dry-run", description = "Show what it would set, and set nothing.")
  private boolean dryRun;

  @Option(names = "--json", description = "One JSON array, for programs.")
  private boolean json;

  private final List<Object> array = Json.array();

  @Override
  int run() throws RescueException {
    Configuration configuration = GivenSettings.load(GivenSettings.argument(settings), err());
    OutsidePolicy rules = new OutsidePolicy(configuration.policy());
    if (!rules.rulesByName().isEmpty()) {
      err()
          .println(
              "from outside only addresses are known: what "
                  + Words.count(rules.rulesByName().size(), "rule")
                  + " ("
                  + join(rules.rulesByName())
                  + ") says of names matches nothing");
    }
    SystemCalls calls = Processes.calls();
    List<ProcessFiles> processes = Processes.named(pid);
    int failed = 0;
    int done = 0;
    for (ProcessFiles process : processes) {
      try {
        failed += apply(process, rules, calls) ? 0 : 1;
        done++;
      } catch (RescueException e) {
        if (!pid.equals(Processes.ALL)) {
          throw e;
        }
        err().println(e.getMessage());
        failed++;
      }
    }
    if (json) {
      out().println(Json.write(array));
    } else if (processes.isEmpty()) {
      out().println("no JVM is here");
    }
    return failed == 0 ? DONE : done == 0 ? FAILED : FINDINGS;
  }

  /** Returns whether nothing failed. */
  private boolean apply(ProcessFiles process, OutsidePolicy rules, SystemCalls calls)
      throws RescueException {
    ConnectionReader reader = new ConnectionReader(calls);
    List<Connection> connections = reader.read(process);
    KernelValues defaults = KernelValues.of(process.pid(), calls);
    Jvm jvm = Jvm.of(process);
    if (jvm != null && AgentPresence.in(jvm) == AgentPresence.ON) {
      err()
          .println(
              "process "
                  + process.pid()
                  + " has the agent: what the agent has set counts as set in the process; attach "
                  + process.pid()
                  + " changes its settings");
    }
    AppliedReport report = new AppliedReport(process.pid(), dryRun, jvm != null);
    List<Applied> all = new ArrayList<Applied>();
    try (Applying applying = new Applying(process.pid(), rules, defaults, dryRun, calls)) {
      for (Connection connection : connections) {
        Applied applied = applying.apply(connection);
        report.add(applied);
        all.add(applied);
      }
    }
    if (json) {
      Map<String, Connection> now =
          byAddresses(dryRun ? connections : reader.read(process)); // a dry run has changed nothing
      for (Applied applied : all) {
        array.add(json(applied, now));
      }
    } else {
      report.print(out());
    }
    return !report.hasFailures();
  }

  private static Map<String, Connection> byAddresses(List<Connection> connections) {
    Map<String, Connection> all = new HashMap<String, Connection>();
    for (Connection connection : connections) {
      all.put(connection.local() + ' ' + connection.peer(), connection);
    }
    return all;
  }

  /** As it is afterwards; as it was before where it has gone meanwhile. */
  private Map<String, Object> json(Applied applied, Map<String, Connection> afterwards) {
    Connection before = applied.connection();
    Connection now = afterwards.get(before.local() + ' ' + before.peer());
    Map<String, Object> member = ConnectionFields.of(now == null ? before : now);
    member.put("dryRun", dryRun);
    member.put("rule", OutsidePolicy.name(applied.rule()));
    member.put("outcome", applied.outcome().toString());
    member.put("changes", applied.changes());
    member.put("kept", applied.kept());
    member.put("failure", applied.failure());
    return member;
  }

  private static String join(List<String> names) {
    StringBuilder text = new StringBuilder();
    for (String name : names) {
      text.append(text.length() == 0 ? "" : ", ").append(name);
    }
    return text.toString();
  }
}
