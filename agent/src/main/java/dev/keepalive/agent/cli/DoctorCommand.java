package dev.keepalive.agent.cli;

import dev.keepalive.agent.cli.print.DoctorJson;
import dev.keepalive.agent.cli.print.DoctorReport;
import dev.keepalive.agent.cli.print.Json;
import dev.keepalive.agent.cli.print.Terminal;
import dev.keepalive.agent.linux.process.ProcessFiles;
import dev.keepalive.agent.linux.process.SystemCalls;
import dev.keepalive.agent.rescue.Jvm;
import dev.keepalive.agent.rescue.ProcessAccess;
import dev.keepalive.agent.rescue.RescueException;
import dev.keepalive.agent.rescue.UserNames;
import dev.keepalive.agent.rescue.diagnosis.Diagnosis;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code doctor [PID]}: what this machine and a process mean for idle connections. */
@Command(
    name = "doctor",
    description = {
      "Says what puts idle connections at risk, and what helps.",
      "It looks at the kernel, the JVM, the agent and each connection; without",
      "PID at this machine, and at each JVM in short. Nothing is changed. With PID",
      "a JVM is asked for its threads, and up to Java 20 the agent for its rules;",
      "one that does not answer within a second is left alone."
    },
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:nothing was found",
      "1:something is bad, or a warning",
      "2:the command line is wrong, or it failed"
    },
    footerHeading = "Examples:%n",
    footer = {
      "  java -jar keepalive-agent.jar doctor",
      "  java -jar keepalive-agent.jar doctor 4711",
      "  java -jar keepalive-agent.jar doctor 4711 --json",
      "  java -jar keepalive-agent.jar doctor 4711 --forgets-after 350s"
    },
    sortOptions = false)
final class DoctorCommand extends RescueCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "PID",
      description = "A process; all is the same as none.")
  private String pid;

  @Option(names = "--json", description = "One JSON object, for programs.")
  private boolean json;

  @Option(
      names = "--forgets-after",
      paramLabel = "[HOST:PORT=]TIME",
      description = {
        "What the command probe has measured: after this time",
        "the path to this peer, or to all, forgets a connection."
      })
  private List<String> measured = new ArrayList<String>();

  @Override
  int run() throws RescueException {
    SystemCalls calls = Processes.calls();
    if (pid == null && !measured.isEmpty()) {
      throw new RescueException("--forgets-after is for one process: name its PID");
    }
    return pid == null ? machine(calls) : process(ProcessAccess.of(Processes.number(pid)), calls);
  }

  private int process(ProcessFiles process, SystemCalls calls) throws RescueException {
    Diagnosis diagnosis = Diagnosis.of(process, MeasuredPaths.read(measured), calls);
    if (json) {
      out().println(Json.write(DoctorJson.of(process.pid(), diagnosis)));
    } else {
      out().println(name(process, diagnosis));
      report().print(diagnosis);
    }
    return diagnosis.hasFindings() ? FINDINGS : DONE;
  }

  private int machine(SystemCalls calls) throws RescueException {
    Diagnosis machine = Diagnosis.ofMachine(calls);
    boolean found = machine.hasFindings();
    Map<String, Object> object = DoctorJson.of(null, machine);
    List<Object> jvms = Json.array();
    object.put("jvms", jvms);
    if (!json) {
      out().println("this machine");
      report().print(machine);
      out().println();
    }
    for (Jvm jvm : Jvm.all()) {
      try {
        Diagnosis diagnosis = Diagnosis.inShort(jvm.process(), calls);
        found |= diagnosis.hasFindings();
        jvms.add(DoctorJson.of(jvm.pid(), diagnosis));
        if (!json) {
          report().printInShort(name(jvm.process(), diagnosis), diagnosis);
        }
      } catch (RescueException e) {
        found |= jvm.process().exists();
        err().println(e.getMessage());
        Map<String, Object> refused = Json.object();
        refused.put("pid", jvm.pid());
        refused.put("error", e.getMessage());
        jvms.add(refused);
      }
    }
    if (json) {
      out().println(Json.write(object));
    } else if (jvms.isEmpty()) {
      out().println("no JVM is here");
    } else {
      out().println("doctor PID says more of one of them");
    }
    return found ? FINDINGS : DONE;
  }

  /** {@code process 4711 legacy.jar, Java 17.0.15, agent absent, user app}. */
  private static String name(ProcessFiles process, Diagnosis diagnosis) {
    Jvm jvm = Jvm.of(process);
    return "process "
        + process.pid()
        + " "
        + (jvm == null
            ? process.text("comm").trim() + ", no JVM"
            : jvm.mainClass()
                + (jvm.version() == null ? "" : ", Java " + jvm.version())
                + ", agent "
                + diagnosis.agent())
        + ", user "
        + UserNames.of(process);
  }

  private DoctorReport report() {
    return new DoctorReport(out(), Terminal.isStdout());
  }
}
