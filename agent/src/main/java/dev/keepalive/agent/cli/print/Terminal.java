package dev.keepalive.agent.cli.print;

import dev.keepalive.agent.linux.process.ProcessFiles;

/** Whether somebody looks at the output. */
public final class Terminal {
  private Terminal() {}

  /** Whether stdout is a terminal; System.console() also asks for stdin, and differs by JDK. */
  public static boolean isStdout() {
    String file = new ProcessFiles(ProcessFiles.ownPid()).link("fd/1");
    return file.startsWith("/dev/pts/") || file.startsWith("/dev/tty");
  }
}
