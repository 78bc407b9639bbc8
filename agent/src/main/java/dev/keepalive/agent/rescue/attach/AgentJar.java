package dev.keepalive.agent.rescue.attach;

import dev.keepalive.agent.linux.process.Credentials;
import dev.keepalive.agent.linux.process.ProcessFiles;
import dev.keepalive.agent.linux.process.RootedFile;
import dev.keepalive.agent.linux.process.SystemCalls;
import dev.keepalive.agent.rescue.RescueException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.zip.CRC32;

/** The jar of this command, at a place where a process can read it. */
final class AgentJar {
  private final Path own;
  private final ProcessFiles process;
  private final SystemCalls calls;

  AgentJar(ProcessFiles process, SystemCalls calls) {
    this.process = process;
    this.calls = calls;
    try {
      this.own =
          Paths.get(AgentJar.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The jar's path as the process sees it, or null if it does not see it: it runs in another mount
   * namespace, or its user may not read it; or it cannot be told the path.
   */
  String seen() throws IOException {
    Path there = Paths.get(process.path("root") + own.toString());
    return canBeTold(own.toString())
            && Files.exists(there)
            && sameContents(there)
            && RootedFile.isReadable(own.toString(), process, calls)
        ? own.toString()
        : null;
  }

  /**
   * Brings a copy of it into {@code /tmp} of the process, named for its contents so that the next
   * attach finds it.
   *
   * @return the copy's path as the process sees it
   */
  String copied() throws IOException, RescueException {
    Path folder = process.path("root/tmp");
    if (Files.isSymbolicLink(folder)) { // of the container's making: it may lead out of it
      throw new RescueException(
          "process "
              + process.pid()
              + ": its /tmp is a symbolic link; copy the jar into its file "
              + "system and run this from there");
    }
    byte[] bytes = Files.readAllBytes(own);
    CRC32 sum = new CRC32();
    sum.update(bytes);
    String name = String.format("keepalive-agent-%08x.jar", sum.getValue());
    Path copy = folder.resolve(name);
    if (!isOurCopy(copy, bytes)) {
      Path made =
          Files.createTempFile(
              folder,
              ".keepalive-agent",
              ".jar",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.write(made, bytes);
      Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rw-r--r--"));
      Files.move(made, copy, StandardCopyOption.ATOMIC_MOVE);
    }
    return "/tmp/" + name;
  }

  /** One that somebody else could change is none. */
  private static boolean isOurCopy(Path copy, byte[] bytes) throws IOException {
    if (!Files.isRegularFile(copy, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    int owner = (Integer) Files.getAttribute(copy, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    Credentials self = Credentials.of(new ProcessFiles(ProcessFiles.ownPid()));
    return owner == self.uid() && Arrays.equals(Files.readAllBytes(copy), bytes);
  }

  /** A JVM takes what follows the first = for the argument, and reads names in its own locale. */
  private static boolean canBeTold(String path) {
    return path.indexOf('=') < 0 && StandardCharsets.US_ASCII.newEncoder().canEncode(path);
  }

  private boolean sameContents(Path there) throws IOException {
    return Files.isSameFile(own, there)
        || (Files.size(own) == Files.size(there)
            && Arrays.equals(Files.readAllBytes(own), Files.readAllBytes(there)));
  }
}
