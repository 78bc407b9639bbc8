package dev.keepalive.agent.rescue.attach;

import dev.keepalive.agent.linux.process.Credentials;
import dev.keepalive.agent.linux.process.ProcessFiles;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The files of HotSpot's attach protocol, as this process sees them: a JVM that finds {@code
 * .attach_pidN} at SIGQUIT opens the socket {@code /tmp/.java_pidN}, whatever {@code
 * java.io.tmpdir} says. N is its number in its own pid namespace.
 */
final class AttachFiles {
  private final ProcessFiles process;
  private final Path folder;
  private final String number;

  AttachFiles(ProcessFiles process) throws IOException {
    this.process = process;
    this.folder = process.path("root/tmp");
    String[] numbers = process.status("NSpid");
    this.number =
        numbers.length == 0 ? Integer.toString(process.pid()) : numbers[numbers.length - 1];
  }

  /** {@code /tmp} of the process. */
  Path folder() {
    return folder;
  }

  /** The name of the socket in {@link #folder()}. */
  String socketName() {
    return ".java_pid" + number;
  }

  /** Whether the JVM listens already. */
  boolean socketIsThere() {
    return Files.exists(folder.resolve(socketName()));
  }

  /** Makes the file that turns SIGQUIT, which else prints all threads, into a request. */
  Path request(Credentials owner) throws IOException {
    String name = ".attach_pid" + number;
    try {
      return create(folder.resolve(name), owner);
    } catch (IOException readOnly) {
      return create(process.path("cwd").resolve(name), owner);
    }
  }

  private static Path create(Path file, Credentials owner) throws IOException {
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (FileAlreadyExistsException anotherTool) {
      return file;
    }
    own(file, owner);
    return file;
  }

  /** Gives a file to the user of the process. */
  static void own(Path file, Credentials owner) throws IOException {
    Credentials self = Credentials.of(new ProcessFiles(ProcessFiles.ownPid()));
    if (self.uid() == 0) {
      Files.setAttribute(file, "unix:uid", owner.uid());
      Files.setAttribute(file, "unix:gid", owner.gid());
    }
  }
}
