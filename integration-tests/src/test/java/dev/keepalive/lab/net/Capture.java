package dev.keepalive.lab.net;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Records the TCP segments on the router's interface towards the application, before the firewall
 * drops any. The recording is a file that Wireshark opens as well.
 */
public final class Capture implements AutoCloseable {
  /** Ethernet, IPv4 and TCP with all their options. */
  private static final int SNAPSHOT_BYTES = 134;

  private final Process process;
  private final Path file;

  private Capture(Process process, Path file) {
    this.process = process;
    this.file = file;
  }

  /** Returns when the recording runs. */
  public static Capture start(Network network, Path file) {
    List<String> command = new ArrayList<>(List.of(network.router().inside()));
    command.addAll(
        List.of("tcpdump", "-i", Network.APPLICATION_SIDE, "-n", "-Z", "root", "--immediate-mode"));
    command.addAll(List.of("-U", "-B", "16384", "-s", Integer.toString(SNAPSHOT_BYTES)));
    command.addAll(List.of("-w", file.toString(), "tcp"));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      awaitListening(process);
      return new Capture(process, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void awaitListening(Process process) throws IOException {
    BufferedReader messages =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder all = new StringBuilder();
    for (String line = messages.readLine(); line != null; line = messages.readLine()) {
      all.append(line).append('\n');
      if (line.contains("listening on")) {
        return;
      }
    }
    throw new IllegalStateException("tcpdump failed: " + all);
  }

  /** What was recorded until now. */
  public List<Segment> soFar() {
    return Pcap.read(file);
  }

  /** Ends the recording and returns it. */
  public List<Segment> stop() {
    close();
    return Pcap.read(file);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("tcpdump did not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
