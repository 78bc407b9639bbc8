package dev.keepalive.it.harness;

import java.nio.file.Path;
import java.util.List;

/**
 * What makes a JVM look like one in a container: user, mounts, process numbers and network of its
 * own, and a file system in which the agent's jar is not to be seen. As root.
 */
public final class Container {
  /** The user and group that it runs as; it has no name. */
  public static final int UID = 12345;

  private static final String INSIDE =
      """
      mount -t tmpfs -o mode=1777 tmpfs /tmp
      mount -t tmpfs tmpfs "$1"
      ip link set lo up
      shift
      exec setpriv --reuid=%d --regid=%d --clear-groups --no-new-privs "$@"
      """
          .formatted(UID, UID);

  private Container() {}

  /** The same program in a container. */
  public static Launch around(Launch launch) {
    Path hidden = Artifacts.AGENT.getParent();
    return launch.through(
        "unshare",
        "--mount",
        "--pid",
        "--net",
        "--ipc",
        "--fork",
        "--mount-proc",
        "--kill-child",
        "bash",
        "-e",
        "-c",
        INSIDE,
        "container",
        hidden.toString());
  }

  /** The number that the JVM has outside. */
  public static long jvm(Program unshare) {
    List<Long> inside =
        ProcessHandle.of(unshare.pid())
            .orElseThrow()
            .descendants()
            .map(ProcessHandle::pid)
            .toList();
    if (inside.size() != 1) {
      throw new AssertionError("one process is in the container, not " + inside + ": " + unshare);
    }
    return inside.get(0);
  }
}
