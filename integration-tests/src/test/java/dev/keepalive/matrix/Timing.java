package dev.keepalive.matrix;

import static dev.keepalive.it.harness.Keepalive.UNKNOWN;

import dev.keepalive.it.harness.Keepalive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The values that the matrix tells apart: the kernel's, the agent's and the library's own. */
final class Timing {

  /** What the matrix configures; no kernel, library or agent has these by default. */
  static final Keepalive CONFIGURED = Keepalive.on(41, 7, 5);

  /** {@link #CONFIGURED} as agent argument. */
  static final String AGENT_ARGUMENT = "idle=41s,interval=7s,count=5";

  /** What a socket has of itself: tcp(7). */
  static final Keepalive KERNEL =
      new Keepalive(
          false,
          kernel("tcp_keepalive_time"),
          kernel("tcp_keepalive_intvl"),
          kernel("tcp_keepalive_probes"),
          0);

  private Timing() {}

  /**
   * What the default app-settings make of what a library sets: on, and its own values stay.
   *
   * @param explicit what it sets to the kernel's own value, wherever it sets anything
   */
  static Keepalive keepEnabled(Keepalive itself, Set<String> explicit) {
    boolean idle = isOwn(itself.idleSeconds(), KERNEL.idleSeconds());
    boolean interval = isOwn(itself.intervalSeconds(), KERNEL.intervalSeconds());
    boolean count = isOwn(itself.count(), KERNEL.count());
    Set<String> unseen = idle || interval || count ? explicit : Set.of();
    return new Keepalive(
        true,
        idle || unseen.contains("idle") ? itself.idleSeconds() : CONFIGURED.idleSeconds(),
        interval || unseen.contains("interval")
            ? itself.intervalSeconds()
            : CONFIGURED.intervalSeconds(),
        count || unseen.contains("count") ? itself.count() : CONFIGURED.count(),
        itself.userTimeoutMillis());
  }

  /** What {@code app-settings=override} makes of it: only what the agent does not set stays. */
  static Keepalive override(Keepalive itself) {
    return CONFIGURED.withUserTimeout(itself.userTimeoutMillis());
  }

  /** In words: {@code off} or {@code on}, and what is other than in {@code normal}. */
  static String words(Keepalive keepalive, Keepalive normal) {
    List<String> own = new ArrayList<>();
    add(own, "idle ", keepalive.idleSeconds(), normal.idleSeconds(), " s");
    add(own, "interval ", keepalive.intervalSeconds(), normal.intervalSeconds(), " s");
    add(own, "count ", keepalive.count(), normal.count(), "");
    add(own, "user timeout ", keepalive.userTimeoutMillis(), 0, " ms");
    return (keepalive.on() ? "on" : "off") + (own.isEmpty() ? "" : ", " + String.join(", ", own));
  }

  private static boolean isOwn(int value, int kernels) {
    return value != kernels && value != UNKNOWN;
  }

  private static void add(List<String> own, String name, int value, int normal, String unit) {
    if (isOwn(value, normal)) {
      own.add(name + value + unit);
    }
  }

  /** By line: sysctl files answer the first read only, and readString begins with one byte. */
  private static int kernel(String name) {
    try {
      return Integer.parseInt(Files.readAllLines(Path.of("/proc/sys/net/ipv4", name)).get(0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
