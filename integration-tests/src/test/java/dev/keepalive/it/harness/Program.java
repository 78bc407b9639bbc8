package dev.keepalive.it.harness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A child process that runs: a JVM, with or without the agent, as {@link Launch} describes it.
 *
 * <p>It prints what it has to say, a line at a time, and ends when its standard input ends; {@link
 * #close} sees to that. Its output goes to files below {@code target/it}, which stay.
 */
public final class Program implements AutoCloseable {

  /** How long a child may take for anything that a test awaits. */
  static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Process process;
  private final Path directory;
  private final List<String> command;

  Program(Process process, Path directory, List<String> command) {
    this.process = process;
    this.directory = directory;
    this.command = command;
  }

  /** The process id, for {@link Kernel}. */
  public long pid() {
    return process.pid();
  }

  /** All that it printed so far. */
  public String stdout() {
    return read("stdout");
  }

  /** All that it printed on stderr so far; the agent's log is here. */
  public String stderr() {
    return read("stderr");
  }

  /** Waits for a line of stdout that starts so, and returns it. Fails at once if it ended. */
  public String await(String start) {
    return await(start, PATIENCE);
  }

  /** As {@link #await(String)}, with another patience. */
  public String await(String start, Duration patience) {
    return await(start, 0, patience);
  }

  /** Sends a line and waits for its answer: a line that starts so and is printed from then on. */
  public String ask(String line, String start) {
    int printedBefore = stdout().length();
    send(line);
    return await(start, printedBefore, PATIENCE);
  }

  private String await(String start, int from, Duration patience) {
    try {
      return Awaitility.await()
          .atMost(patience)
          .pollInterval(Duration.ofMillis(10))
          .failFast(() -> failIfEndedWithout(start, from))
          .until(() -> line(start, from), line -> line != null);
    } catch (ConditionTimeoutException e) {
      throw new AssertionError("no line '" + start + "…' of " + this, e);
    }
  }

  /** Sends one line to its standard input. */
  public void send(String line) {
    try {
      process.getOutputStream().write((line + "\n").getBytes(UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(toString(), e);
    }
  }

  /** Ends its standard input, waits for its end and returns its exit code. */
  public int end() {
    closeStdin();
    return exitCode();
  }

  /** Waits for its end and returns its exit code; 128 + n if signal n ended it. */
  public int exitCode() {
    return exitCode(PATIENCE);
  }

  /** As {@link #exitCode()}, with another patience. */
  public int exitCode(Duration patience) {
    try {
      if (!process.waitFor(patience.toSeconds(), SECONDS)) {
        throw new AssertionError("still runs: " + this);
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Ends it, by force if it does not end when its standard input does. */
  @Override
  public void close() {
    closeStdin();
    try {
      if (!process.waitFor(5, SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** The command with all that it printed: what a failed test has to show. */
  @Override
  public String toString() {
    return String.join(" ", command)
        + (process.isAlive() ? "\nruns as " + pid() : "\nexited with " + process.exitValue())
        + "\n--- stdout\n"
        + stdout()
        + "--- stderr\n"
        + stderr();
  }

  private void failIfEndedWithout(String start, int from) {
    if (!process.isAlive() && line(start, from) == null) {
      throw new AssertionError("no line '" + start + "…' of " + this);
    }
  }

  private String line(String start, int from) {
    String all = stdout().substring(from);
    int complete = all.lastIndexOf('\n') + 1;
    return all.substring(0, complete)
        .lines()
        .filter(line -> line.startsWith(start))
        .findFirst()
        .orElse(null);
  }

  private void closeStdin() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // it ended before
    }
  }

  private String read(String stream) {
    try {
      return Files.readString(directory.resolve(stream));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
