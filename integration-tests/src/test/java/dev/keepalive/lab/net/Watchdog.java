package dev.keepalive.lab.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process that holds a pipe to this one and removes the namespaces when the pipe ends: on {@link
 * #close} and just as well when this process is killed. It lives in a session of its own, so that
 * Ctrl-C does not reach it.
 */
final class Watchdog implements AutoCloseable {
  /**
   * A shell script that ends all processes in the namespaces named by its arguments and removes
   * them.
   */
  static final String REMOVE =
      "for name in \"$@\"; do "
          + "ip netns pids \"$name\" 2>/dev/null | xargs -r kill -9; "
          + "ip netns del \"$name\" 2>/dev/null; "
          + "done; true";

  private final Process process;

  private Watchdog(Process process) {
    this.process = process;
  }

  /** Start it before the namespaces are made. */
  static Watchdog over(List<String> namespaces) {
    List<String> command = new ArrayList<>(List.of("setsid", "sh", "-c"));
    command.add("cat >/dev/null; " + REMOVE);
    command.add("keepalive-lab-watchdog");
    command.addAll(namespaces);
    try {
      return new Watchdog(
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns when the namespaces are gone. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the watchdog did not end");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
