package dev.keepalive.agent.linux;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;

/** The descriptors of this process, proc(5) {@code /proc/self/fd}. */
public final class OwnDescriptors {

  /** In place of an inode, for what is no socket or closed. */
  public static final long NO_SOCKET = -1;

  private static final File DIRECTORY = new File("/proc/self/fd");
  private static final String SOCKET = "socket:[";

  private OwnDescriptors() {}

  /** The numbers of the open ones. One free descriptor is enough; without, throws IOException. */
  public static int[] numbers() throws IOException {
    String[] names = DIRECTORY.list();
    if (names == null) {
      throw new IOException(DIRECTORY + " cannot be listed");
    }
    int[] numbers = new int[names.length];
    for (int i = 0; i < names.length; i++) {
      numbers[i] = Integer.parseInt(names[i]);
    }
    return numbers;
  }

  /**
   * The inode of the socket that the number stands for, or {@link #NO_SOCKET}. It is not used again
   * as long as the socket lives; the number is, at once. Takes no descriptor, and nothing of the
   * file behind the number is read.
   */
  public static long inode(int number) {
    String target = target(Integer.toString(number));
    return target.startsWith(SOCKET)
        ? Long.parseLong(target.substring(SOCKET.length(), target.length() - 1))
        : NO_SOCKET;
  }

  private static String target(String number) {
    try {
      Path descriptor = BuiltInFiles.SYSTEM.getPath(DIRECTORY.getPath(), number);
      return BuiltInFiles.SYSTEM.provider().readSymbolicLink(descriptor).toString();
    } catch (IOException closedMeanwhile) {
      return "";
    }
  }
}
