package dev.keepalive.lab.net;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a machine must have for the laboratory. */
public final class Requirements {
  /** Found out once. */
  private static final List<String> MISSING = find();

  private Requirements() {}

  /** What is missing, in words for the user; empty if the laboratory can be built here. */
  public static List<String> missing() {
    return MISSING;
  }

  private static List<String> find() {
    if (!System.getProperty("os.name").equals("Linux")) {
      return List.of("Linux (this is " + System.getProperty("os.name") + ")");
    }
    List<String> missing = new ArrayList<>();
    if (!isRoot()) {
      missing.add("root (for network namespaces)");
    }
    require(missing, "ip", "iproute2");
    require(missing, "nft", "nftables");
    require(missing, "conntrack", "conntrack");
    require(missing, "tcpdump", "tcpdump");
    require(missing, "setsid", "util-linux");
    if (missing.isEmpty()) {
      requireNetwork(missing);
    }
    return List.copyOf(missing);
  }

  /** Containers often take these rights even from root. */
  private static void requireNetwork(List<String> missing) {
    try {
      Network.open().close();
    } catch (IllegalStateException e) {
      missing.add(
          "a kernel and the rights for network namespaces and connection tracking ("
              + e.getMessage().strip()
              + ")");
    }
  }

  private static boolean isRoot() {
    return Integer.valueOf(0).equals(unixId(Path.of("/proc/self")));
  }

  private static Object unixId(Path path) {
    try {
      return Files.getAttribute(path, "unix:uid");
    } catch (IOException e) {
      return null;
    }
  }

  private static void require(List<String> missing, String program, String debianPackage) {
    for (String directory : searchPath()) {
      if (Files.isExecutable(Path.of(directory, program))) {
        return;
      }
    }
    missing.add(program + " (Debian package " + debianPackage + ")");
  }

  private static String[] searchPath() {
    return System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1);
  }
}
