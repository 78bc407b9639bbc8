package dev.keepalive.agent.cli;

import dev.keepalive.agent.linux.process.ProcessFiles;
import dev.keepalive.agent.linux.process.SystemCalls;
import dev.keepalive.agent.rescue.Jvm;
import dev.keepalive.agent.rescue.ProcessAccess;
import dev.keepalive.agent.rescue.RescueException;
import java.util.ArrayList;
import java.util.List;

/** The processes that a command is about, and the way to them. */
final class Processes {
  static final String ALL = "all";

  private Processes() {}

  /** What it takes to look into other processes. */
  static SystemCalls calls() throws RescueException {
    if (!System.getProperty("os.name").equals("Linux")) {
      throw new RescueException("this command is for Linux; here it is " + osName());
    }
    try {
      return SystemCalls.load();
    } catch (UnsupportedOperationException e) {
      throw new RescueException(e.getMessage());
    }
  }

  private static String osName() {
    return System.getProperty("os.name");
  }

  /** The number of a process. */
  static int number(String pid) throws RescueException {
    try {
      int number = Integer.parseInt(pid);
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new RescueException(
        "'" + pid + "' is no process number; allowed: a number as list and ps show it");
  }

  /** The process with this number, or all JVMs. */
  static List<ProcessFiles> named(String pid) throws RescueException {
    List<ProcessFiles> processes = new ArrayList<ProcessFiles>();
    if (pid.equals(ALL)) {
      for (Jvm jvm : Jvm.all()) {
        processes.add(jvm.process());
      }
    } else {
      processes.add(ProcessAccess.of(number(pid)));
    }
    return processes;
  }

  /**
   * The process as a JVM.
   *
   * @throws RescueException if it is none
   */
  static Jvm jvm(ProcessFiles process) throws RescueException {
    Jvm jvm = Jvm.of(process);
    if (jvm == null) {
      throw new RescueException(
          "process "
              + process.pid()
              + " is no JVM; its open connections can be protected from outside: apply "
              + process.pid());
    }
    return jvm;
  }
}
