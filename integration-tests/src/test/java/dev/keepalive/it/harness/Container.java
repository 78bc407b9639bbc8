package dev.keepalive.it.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * What makes a JVM look like one in a container: user, mounts, process numbers and network of its
 * own, and a file system in which the agent's jar is not to be seen. As root.
 */
public final class Container {
  /** The user and group that it runs as; it has no name. */
  public static final int UID = 12345;

  private static final String INSIDE =
      """
      mount -t tmpfs tmpfs "$1"
      mount -t tmpfs -o mode=1777 tmpfs /tmp
      ip link set lo up
      shift
      exec setpriv --reuid=%d --regid=%d --clear-groups --no-new-privs "$@"
      """
          .formatted(UID, UID);

  private Container() {}

  /** Whether there can be one. */
  public static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

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

  /**
   * Copies the classes of the child programs to where a container sees them, wherever this project
   * lies.
   *
   * @param directory below neither {@code /tmp} nor the agent's folder
   */
  public static Path subjects(Path directory) throws IOException {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (Stream<Path> classes = Files.walk(Artifacts.SUBJECTS.resolve("dev/keepalive/subject"))) {
      for (Path from : (Iterable<Path>) classes::iterator) {
        Path to = directory.resolve(Artifacts.SUBJECTS.relativize(from).toString());
        Files.createDirectories(to.getParent());
        if (Files.isRegularFile(from)) {
          Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
    return directory;
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
