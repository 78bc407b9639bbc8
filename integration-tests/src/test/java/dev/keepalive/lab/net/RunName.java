package dev.keepalive.lab.net;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of namespaces that tell which process made them. */
final class RunName {
  private static final Pattern NAME = Pattern.compile("keepalive-lab-(\\d+)-(\\d+)-\\d+-[a-z]+");
  private static final AtomicInteger NETWORKS = new AtomicInteger();

  private RunName() {}

  /** A prefix that no other network has, of this run or another. */
  static String next() {
    ProcessHandle self = ProcessHandle.current();
    return "keepalive-lab-"
        + self.pid()
        + "-"
        + startOf(self)
        + "-"
        + NETWORKS.incrementAndGet()
        + "-";
  }

  /** Whether this is a name of ours, and the process that made it is gone. */
  static boolean isLeftover(String name) {
    Matcher matcher = NAME.matcher(name);
    return matcher.matches()
        && ProcessHandle.of(Long.parseLong(matcher.group(1)))
            .filter(process -> startOf(process) == Long.parseLong(matcher.group(2)))
            .isEmpty();
  }

  /** Process ids are used again; together with the start they are not. */
  private static long startOf(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }
}
