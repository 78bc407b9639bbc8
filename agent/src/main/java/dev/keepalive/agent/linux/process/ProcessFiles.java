package dev.keepalive.agent.linux.process;

import dev.keepalive.agent.linux.ProcFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the kernel tells of any process, proc(5) {@code /proc/PID}. Read anew at each call. */
public final class ProcessFiles {
  private static final String SOCKET = "socket:[";

  private final int pid;
  private final File directory;

  public ProcessFiles(int pid) {
    this.pid = pid;
    this.directory = new File("/proc", Integer.toString(pid));
  }

  /** All processes that this one sees, in order of their numbers. */
  public static List<Integer> pids() {
    List<Integer> pids = new ArrayList<Integer>();
    for (String name : new File("/proc").list()) {
      if (Character.isDigit(name.charAt(0))) {
        pids.add(Integer.parseInt(name));
      }
    }
    Collections.sort(pids);
    return pids;
  }

  /** This process's own number. */
  public static int ownPid() {
    try {
      return Integer.parseInt(Files.readSymbolicLink(Paths.get("/proc/self")).toString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public int pid() {
    return pid;
  }

  /** Whether there is such a process. Under {@code hidepid} others' processes seem not to be. */
  public boolean exists() {
    return directory.isDirectory();
  }

  /** A path below {@code /proc/PID}. */
  public Path path(String name) {
    return Paths.get(directory.getPath(), name);
  }

  /** The whole file; empty where it cannot be read. */
  public String text(String name) {
    return ProcFile.read(directory + "/" + name);
  }

  /**
   * The words after {@code name:} in {@code /proc/PID/status}; none where there is no such line.
   */
  public String[] status(String name) {
    for (String line : text("status").split("\n", -1)) {
      if (line.startsWith(name + ":")) {
        return line.substring(name.length() + 1).trim().split("\\s+", -1);
      }
    }
    return new String[0];
  }

  /** The command line, word by word. */
  public List<String> commandLine() {
    return words("cmdline");
  }

  /** The environment at the start, {@code NAME=value} each; empty where it cannot be read. */
  public List<String> environment() {
    return words("environ");
  }

  private List<String> words(String name) {
    String text = text(name);
    return text.isEmpty()
        ? Collections.<String>emptyList()
        : Arrays.asList(text.substring(0, text.length() - 1).split("\0", -1));
  }

  /** Where a symbolic link of {@code /proc/PID} leads; empty where it cannot be read. */
  public String link(String name) {
    try {
      return Files.readSymbolicLink(path(name)).toString();
    } catch (IOException e) {
      return "";
    }
  }

  /**
   * The socket inode of each descriptor that is one, by the descriptor's number.
   *
   * @throws IOException where they cannot be listed: another user's process
   */
  public Map<Integer, Long> sockets() throws IOException {
    Map<Integer, Long> sockets = new LinkedHashMap<Integer, Long>();
    for (Map.Entry<Integer, String> descriptor : descriptors().entrySet()) {
      String target = descriptor.getValue();
      if (target.startsWith(SOCKET)) {
        sockets.put(
            descriptor.getKey(),
            Long.parseLong(target.substring(SOCKET.length(), target.length() - 1)));
      }
    }
    return sockets;
  }

  /**
   * What each descriptor stands for, by its number.
   *
   * @throws IOException where they cannot be listed: another user's process
   */
  public Map<Integer, String> descriptors() throws IOException {
    String[] names = new File(directory, "fd").list();
    if (names == null) {
      throw new IOException("the descriptors of process " + pid + " cannot be listed");
    }
    Map<Integer, String> descriptors = new LinkedHashMap<Integer, String>();
    for (String name : names) {
      String target = link("fd/" + name);
      if (!target.isEmpty()) {
        descriptors.put(Integer.valueOf(name), target);
      }
    }
    return descriptors;
  }

  /** The names of its threads, of 15 characters at most. */
  public List<String> threads() {
    List<String> names = new ArrayList<String>();
    String[] tasks = new File(directory, "task").list();
    for (String task : tasks == null ? new String[0] : tasks) {
      names.add(text("task/" + task + "/comm").trim());
    }
    return names;
  }
}
