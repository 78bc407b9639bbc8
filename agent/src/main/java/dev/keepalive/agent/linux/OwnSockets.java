package dev.keepalive.agent.linux;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The sockets among this process's descriptors, proc(5) {@code /proc/self/fd}. */
public final class OwnSockets {

  private static final File DESCRIPTORS = new File("/proc/self/fd");
  private static final String SOCKET = "socket:[";

  private OwnSockets() {}

  /** Inode by descriptor number. One free descriptor is enough; without, throws IOException. */
  public static Map<Integer, Long> inodes() throws IOException {
    String[] numbers = DESCRIPTORS.list();
    if (numbers == null) {
      throw new IOException(DESCRIPTORS + " cannot be listed");
    }
    Map<Integer, Long> inodes = new TreeMap<Integer, Long>();
    for (String number : numbers) {
      String target = target(number);
      if (target.startsWith(SOCKET)) {
        inodes.put(
            Integer.parseInt(number),
            Long.parseLong(target.substring(SOCKET.length(), target.length() - 1)));
      }
    }
    return inodes;
  }

  private static String target(String number) {
    try {
      Path descriptor = BuiltInFiles.SYSTEM.getPath(DESCRIPTORS.getPath(), number);
      return BuiltInFiles.SYSTEM.provider().readSymbolicLink(descriptor).toString();
    } catch (IOException closedMeanwhile) {
      return "";
    }
  }
}
