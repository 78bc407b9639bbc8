package dev.keepalive.lab.net;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A named network namespace: a host of its own as far as the network goes, see ip-netns(8). */
public record Namespace(String name) {

  static Namespace create(String name) {
    Command.run("ip", "netns", "add", name);
    Namespace namespace = new Namespace(name);
    namespace.ip("link", "set", "lo", "up");
    return namespace;
  }

  /** Ends what runs in it and removes it. */
  void remove() {
    Command.run("sh", "-c", Watchdog.REMOVE, "remove", name);
  }

  /** {@code ip} with these arguments, inside. */
  String ip(String... arguments) {
    List<String> command = new ArrayList<>(List.of("ip", "-n", name));
    Collections.addAll(command, arguments);
    return Command.run(command, "");
  }

  /** Sets a kernel parameter that each namespace has for itself. */
  void sysctl(String path, long value) {
    List<String> command = new ArrayList<>(List.of(inside()));
    Collections.addAll(command, "sh", "-c", "cat > /proc/sys/net/" + path);
    Command.run(command, Long.toString(value));
  }

  /** Reads a kernel parameter that each namespace has for itself. */
  long sysctl(String path) {
    List<String> command = new ArrayList<>(List.of(inside()));
    Collections.addAll(command, "cat", "/proc/sys/net/" + path);
    return Long.parseLong(Command.run(command, "").trim());
  }

  /** What to put before a command so that it runs inside; it keeps its process id. */
  public String[] inside() {
    return new String[] {"ip", "netns", "exec", name};
  }
}
