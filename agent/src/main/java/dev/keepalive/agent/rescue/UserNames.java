package dev.keepalive.agent.rescue;

import dev.keepalive.agent.linux.ProcFile;
import dev.keepalive.agent.linux.process.ProcessFiles;

/** Names of users, by passwd(5) of this system. */
public final class UserNames {
  private UserNames() {}

  /** The user that a process runs as; the number where it has no name here. */
  public static String of(ProcessFiles process) {
    String[] uids = process.status("Uid");
    return uids.length < 2 ? "?" : named(uids[1]);
  }

  private static String named(String uid) {
    for (String line : ProcFile.read("/etc/passwd").split("\n", -1)) {
      String[] fields = line.split(":", -1);
      if (fields.length > 2 && fields[2].equals(uid)) {
        return fields[0];
      }
    }
    return uid;
  }
}
