package dev.keepalive.agent.rescue;

import dev.keepalive.agent.linux.ProcFile;
import dev.keepalive.agent.linux.process.ProcessFiles;
import java.io.IOException;

/** Whether a process can be looked into, and what to say where it cannot. */
public final class ProcessAccess {
  private ProcessAccess() {}

  /**
   * The process with this number.
   *
   * @throws RescueException if there is none
   */
  public static ProcessFiles of(int pid) throws RescueException {
    ProcessFiles process = new ProcessFiles(pid);
    if (!process.exists()) {
      throw new RescueException(
          "no process "
              + pid
              + " is here"
              + (hidesProcesses()
                  ? ", or it is another user's: /proc is mounted with hidepid"
                  : ""));
    }
    String[] group = process.status("Tgid");
    if (group.length == 1 && !group[0].equals(Integer.toString(pid))) {
      throw new RescueException(pid + " is a thread of process " + group[0] + "; name the process");
    }
    if (process.status("State").length > 0 && process.status("State")[0].equals("Z")) {
      throw new RescueException("process " + pid + " has ended, and waits for its parent (zombie)");
    }
    return process;
  }

  static RescueException refused(ProcessFiles process, IOException why) {
    if (!process.exists()) {
      return new RescueException("process " + process.pid() + " has ended");
    }
    return new RescueException(
        "process "
            + process.pid()
            + " belongs to "
            + UserNames.of(process)
            + ": run this as that user, or as root ("
            + why.getMessage()
            + ")");
  }

  private static boolean hidesProcesses() {
    for (String mount : ProcFile.read("/proc/self/mounts").split("\n", -1)) {
      String[] fields = mount.split(" ", -1);
      if (fields.length > 3 && fields[1].equals("/proc") && fields[3].contains("hidepid=")) {
        return !fields[3].contains("hidepid=0") && !fields[3].contains("hidepid=off");
      }
    }
    return false;
  }
}
