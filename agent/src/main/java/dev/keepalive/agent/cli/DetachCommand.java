package dev.keepalive.agent.cli;

import dev.keepalive.agent.config.source.Configuration;
import dev.keepalive.agent.linux.process.SystemCalls;
import dev.keepalive.agent.rescue.AgentPresence;
import dev.keepalive.agent.rescue.Jvm;
import dev.keepalive.agent.rescue.ProcessAccess;
import dev.keepalive.agent.rescue.RescueException;
import dev.keepalive.agent.rescue.SeenConfiguration;
import dev.keepalive.agent.rescue.attach.AgentAnswers;
import dev.keepalive.agent.rescue.attach.RunningJvm;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code detach PID}: takes the agent out of a running JVM. */
@Command(
    name = "detach",
    description = {
      "Takes the agent out of a running JVM.",
      "Its hooks, threads and class loader go. Open connections stay as they",
      "are; new ones get nothing."
    },
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:done",
      "1:there is no agent in it",
      "2:the command line is wrong, or it failed"
    },
    footerHeading = "Examples:%n",
    footer = {"  java -jar keepalive-agent.jar detach 4711"},
    sortOptions = false)
final class DetachCommand extends RescueCommand {
  private static final int MOST_LOOKS = 50;
  private static final int LOOK_MILLIS = 100;

  @Parameters(index = "0", paramLabel = "PID", description = "A JVM.")
  private String pid;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "How long the JVM may take to answer: ${DEFAULT-VALUE}.")
  private int timeoutSeconds;

  @Override
  int run() throws RescueException {
    atLeastOne("--timeout", timeoutSeconds);
    Jvm jvm = Processes.jvm(ProcessAccess.of(Processes.number(pid)));
    SystemCalls calls = Processes.calls();
    if (!runs(jvm, calls) && !mayWait(jvm)) {
      err().println("process " + pid + " has no agent that runs");
      return FINDINGS;
    }
    new RunningJvm(jvm, timeoutSeconds * 1000L, calls).tell("!detach");
    for (int i = 0; i < MOST_LOOKS && runs(jvm, calls); i++) {
      try {
        Thread.sleep(LOOK_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    if (runs(jvm, calls)) {
      throw new RescueException(
          "process " + pid + ": the agent still runs; its lines on the log of the process say why");
    }
    out().println("process " + pid + ": the agent is off; open connections stay as they are");
    return DONE;
  }

  /** By its threads; asks where none is to be seen, and the JVM takes that without a word. */
  private boolean runs(Jvm jvm, SystemCalls calls) throws RescueException {
    AgentPresence seen = AgentPresence.in(jvm);
    return seen == AgentPresence.ON
        || (seen == AgentPresence.OFF
            && AgentAnswers.isQuiet(jvm)
            && AgentAnswers.ask(jvm, timeoutSeconds * 1000L, calls) != null);
  }

  /**
   * Whether an agent of the JVM's start may be there that cannot be asked, waiting for its file.
   */
  private static boolean mayWait(Jvm jvm) {
    Configuration started = SeenConfiguration.of(jvm);
    return !AgentAnswers.isQuiet(jvm)
        && AgentPresence.isOfTheStart(jvm)
        && (started == null || started.enabled());
  }
}
