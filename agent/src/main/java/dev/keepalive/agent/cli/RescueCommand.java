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
      return run();
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

  PrintWriter out() {
    return spec.commandLine().getOut();
  }

  PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
