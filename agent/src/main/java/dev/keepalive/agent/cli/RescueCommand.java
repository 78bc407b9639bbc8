package dev.keepalive.agent.cli;

import dev.keepalive.agent.rescue.RescueException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the commands have in common that look into other processes. */
abstract class RescueCommand implements Callable<Integer> {
  static final int DONE = 0;
  static final int FINDINGS = 1;
  static final int FAILED = 2;

  @Spec CommandSpec spec;

  @Option(names = "--help", usageHelp = true, description = "Show this.")
  boolean help;

  /** Runs it; a refusal is one line on stderr. */
  @Override
  public final Integer call() {
    try {
      int status = run();
      if (out().checkError()) {
        err().println(spec.name() + ": what it printed could not be written");
        return FAILED;
      }
      return status;
    } catch (RescueException e) {
      err().println(e.getMessage());
      return FAILED;
    } catch (RuntimeException e) { // a fault of this program's own: one line all the same
      err().println(spec.name() + " failed: " + e);
      return FAILED;
    }
  }

  /** Returns the exit status. */
  abstract int run() throws RescueException;

  static void atLeastOne(String option, int seconds) throws RescueException {
    if (seconds < 1) {
      throw new RescueException(
          option + ": " + seconds + " is out of range; allowed: 1 or more seconds");
    }
  }

  PrintWriter out() {
    return spec.commandLine().getOut();
  }

  PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
