package dev.keepalive.lab;

import dev.keepalive.it.harness.Artifacts;
import dev.keepalive.lab.net.Network;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A running {@link DatabaseServer} on the peer's host of a network. */
public final class Database implements AutoCloseable {
  private final Process process;
  private final int port;

  private Database(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  public static Database start(Network network) {
    List<String> command = new ArrayList<>(List.of(network.peer().inside()));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:+UseSerialGC", "-Xmx512m", "-Dbasedir=" + Artifacts.TARGET.getParent()));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(DatabaseServer.class.getName());
    command.add(dataFolder().toString());
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectError(Artifacts.TARGET.resolve("database.log").toFile())
              .start();
      return new Database(process, awaitPort(process));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path dataFolder() {
    return Artifacts.TARGET.resolve("database-" + System.nanoTime());
  }

  private static int awaitPort(Process process) throws IOException {
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith("listening\t")) {
        return Integer.parseInt(line.substring(line.indexOf('\t') + 1));
      }
    }
    throw new IllegalStateException(Files.readString(Artifacts.TARGET.resolve("database.log")));
  }

  public int port() {
    return port;
  }

  public String url() {
    return "jdbc:postgresql://" + Network.PEER + ":" + port + "/postgres?user=postgres";
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
