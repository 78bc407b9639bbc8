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
    run(List.of("sh", "-c", "cat > /proc/sys/net/" + path), Long.toString(value));
  }

  /** Runs a command inside, with something to read, and returns what it printed. */
  String run(List<String> command, String input) {
    List<String> inside = new ArrayList<>(List.of(inside()));
    inside.addAll(command);
    return Command.run(inside, input);
  }

  /** What to put before a command so that it runs inside; it keeps its process id. */
  public String[] inside() {
    return new String[] {"ip", "netns", "exec", name};
  }
}
