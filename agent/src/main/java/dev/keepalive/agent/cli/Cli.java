package dev.keepalive.agent.cli;

import java.io.PrintStream;

/** The commands of the jar. */
public final class Cli {

  private Cli() {}

  /** Runs a command and returns the exit status. */
  public static int run(String[] arguments, PrintStream out, PrintStream err) {
    err.println("usage: java -javaagent:keepalive-agent.jar -jar YOUR-APPLICATION.jar");
    return 2;
  }
}
