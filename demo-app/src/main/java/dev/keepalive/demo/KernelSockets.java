package dev.keepalive.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The TCP sockets of this very process, as the kernel sees them. */
final class KernelSockets {
  private static final Path TCP = Paths.get("/proc/self/net/tcp");
  private static final Path TCP6 = Paths.get("/proc/self/net/tcp6");
  private static final Path DESCRIPTORS = Paths.get("/proc/self/fd");

  private KernelSockets() {}

  /** Whether this system tells at all: Linux does. */
  static boolean areShown() {
    return Files.isReadable(TCP) && Files.isDirectory(DESCRIPTORS);
  }

  /**
   * The sockets now; {@code tcp} lists those of every process in the network namespace, this method
   * only ours.
   */
  static List<KernelSocket> read() throws IOException {
    Set<String> ours = openSockets();
    List<KernelSocket> sockets = new ArrayList<>();
    for (Path path : new Path[] {TCP, TCP6}) {
      if (Files.isReadable(path)) {
        List<String> lines = Files.readAllLines(path, StandardCharsets.US_ASCII);
        for (String line : lines.subList(1, lines.size())) {
          KernelSocket socket = KernelSocket.parse(line);
          if (ours.contains("socket:[" + socket.inode() + "]")) {
            sockets.add(socket);
          }
        }
      }
    }
    return sockets;
  }

  private static Set<String> openSockets() throws IOException {
    Set<String> names = new HashSet<>();
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(DESCRIPTORS)) {
      for (Path descriptor : descriptors) {
        try {
          names.add(Files.readSymbolicLink(descriptor).toString());
        } catch (NoSuchFileException e) {
          // closed since the directory was listed
        }
      }
    }
    return names;
  }
}
