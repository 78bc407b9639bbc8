package dev.keepalive.agent.cli;

import dev.keepalive.agent.cli.print.Danger;
import dev.keepalive.agent.cli.print.DeadPeersLine;
import dev.keepalive.agent.cli.print.Json;
import dev.keepalive.agent.cli.print.PathLines;
import dev.keepalive.agent.cli.print.StatusTable;
import dev.keepalive.agent.cli.print.Terminal;
import dev.keepalive.agent.linux.process.ProcessFiles;
import dev.keepalive.agent.linux.process.SystemCalls;
import dev.keepalive.agent.linux.process.TcpRow;
import dev.keepalive.agent.rescue.Connection;
import dev.keepalive.agent.rescue.ConnectionFields;
import dev.keepalive.agent.rescue.RescueException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code status [PID]}: each connection, as the kernel has it. */
@Command(
    name = "status",
    description = {
      "Shows each TCP connection of a process, the worst first.",
      "That is: without keepalive, and long idle. The figures are the kernel's;",
      "nothing is changed. The process need not have the agent, nor be a JVM.",
      "Without PID, all JVMs in short."
    },
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {"0:done", "2:the command line is wrong, or it failed"},
    footerHeading = "Examples:%n",
    footer = {
      "  java -jar keepalive-agent.jar status 4711",
      "  java -jar keepalive-agent.jar status 4711 --unprotected --watch",
      "  java -jar keepalive-agent.jar status 4711 --peer db.example:5432 --json"
    },
    sortOptions = false)
final class StatusCommand extends RescueCommand {
  @Parameters(arity = "0..1", paramLabel = "PID", description = "A process, or all for every JVM.")
  private String pid;

  @Option(names = "--json", description = "One JSON array, for programs.")
  private boolean json;

  @Option(names = "--watch", description = "Show it again and again.")
  private boolean watch;

  @Option(
      names = "--every",
      paramLabel = "SECONDS",
      defaultValue = "2",
      description = "How often: ${DEFAULT-VALUE}.")
  private int everySeconds;

  @Option(names = "--unprotected", description = "Only those without keepalive.")
  private boolean unprotected;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "Only those in this state: ESTABLISHED, CLOSE_WAIT, ...")
  private String state;

  @Mixin private ConnectionFilter filter;

  @Override
  int run() throws RescueException {
    if (watch && json) {
      throw new RescueException("--watch is for people, --json for programs; choose one");
    }
    atLeastOne("--every", everySeconds);
    if (state != null && !TcpRow.isState(state.toUpperCase(Locale.ROOT))) {
      throw new RescueException(
          "--state: '" + state + "' is none; allowed: as ESTABLISHED, CLOSE_WAIT or SYN_SENT");
    }
    filter.prepare();
    SystemCalls calls = Processes.calls();
    boolean inShort = pid == null && !json && filter.isEmpty() && !unprotected && state == null;
    while (true) {
      if (watch && Terminal.isStdout()) {
        out().print("\u001b[H\u001b[2J"); // cursor home, clear: ECMA-48
      }
      if (inShort) {
        new Overview(calls).print(out());
      } else {
        show(calls);
      }
      if (!watch || out().checkError()) { // nobody reads it any more
        return DONE;
      }
      pause();
    }
  }

  private void show(SystemCalls calls) throws RescueException {
    Status status = new Status(calls);
    List<Connection> shown = new ArrayList<Connection>();
    for (ProcessFiles process : Processes.named(pid == null ? Processes.ALL : pid)) {
      try {
        shown.addAll(status.of(process));
      } catch (RescueException e) {
        if (pid != null && !pid.equals(Processes.ALL)) {
          throw e;
        }
        err().println(e.getMessage());
      }
    }
    List<Connection> taken = new ArrayList<Connection>();
    for (Connection connection : shown) {
      if (takes(connection)) {
        taken.add(connection);
      }
    }
    Collections.sort(taken, Danger.FIRST);
    if (json) {
      List<Object> array = Json.array();
      for (Connection connection : taken) {
        array.add(ConnectionFields.of(connection));
      }
      out().println(Json.write(array));
    } else {
      StatusTable.print(taken, out());
      String dead = DeadPeersLine.of(status.dead());
      if (dead != null) {
        out().println(dead);
      }
      for (String path : PathLines.of(status.paths())) {
        out().println(path);
      }
    }
  }

  private boolean takes(Connection connection) {
    return filter.takes(connection)
        && (!unprotected || Boolean.FALSE.equals(connection.keepalive()))
        && (state == null || connection.state().equals(state.toUpperCase(Locale.ROOT)));
  }

  private void pause() {
    try {
      Thread.sleep(everySeconds * 1000L);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
