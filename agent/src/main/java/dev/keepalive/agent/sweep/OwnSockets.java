package dev.keepalive.agent.sweep;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Map;
import java.util.TreeMap;

/** The sockets among this process's descriptors, proc(5) {@code /proc/self/fd}. */
final class OwnSockets {

  private static final String SOCKET = "socket:[";

  private OwnSockets() {}

  /** Inode by descriptor number. */
  static Map<Integer, Long> inodes() throws IOException {
    Map<Integer, Long> inodes = new TreeMap<Integer, Long>();
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(Paths.get("/proc/self/fd"))) {
      for (Path descriptor : descriptors) {
        String target = target(descriptor);
        if (target.startsWith(SOCKET)) {
          inodes.put(
              Integer.parseInt(descriptor.getFileName().toString()),
              Long.parseLong(target.substring(SOCKET.length(), target.length() - 1)));
        }
      }
    }
    return inodes;
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException closedMeanwhile) {
      return "";
    }
  }
}
