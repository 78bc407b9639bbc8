package dev.keepalive.matrix.product;

import dev.keepalive.it.harness.Artifacts;
import dev.keepalive.it.harness.FreePort;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Kernel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A product that was unpacked, at ports of its own, and the process that its script has started.
 */
final class Installed implements AutoCloseable {
  private static final int STOPS_WITHIN_SECONDS = 60;

  private final Product product;
  private final Jdk jdk;
  private final Path directory;
  private final Path home;
  private final int http = FreePort.next();
  private final int other = FreePort.next();
  private final int third = FreePort.next();
  private InstallPage.Line line;
  private Process process;

  /** The last one that listened to the port. */
  private long jvm = -1;

  private Installed(Product product, Jdk jdk, Path directory) {
    this.product = product;
    this.jdk = jdk;
    this.directory = directory;
    this.home = directory.resolve(product.home);
  }

  /** Unpacks it anew. */
  static Installed of(Product product, Jdk jdk) throws IOException, InterruptedException {
    Path directory =
        Artifacts.TARGET
            .resolve("products")
            .resolve(product.name().toLowerCase(Locale.ROOT) + "-" + jdk.feature());
    delete(directory);
    Installed installed = new Installed(product, jdk, directory);
    Distribution.into(directory, product.coordinates);
    if (!product.prepare.isEmpty()) {
      Process prepare = installed.shell(installed.filled(product.prepare), "prepare");
      if (!prepare.waitFor(2, TimeUnit.MINUTES) || prepare.exitValue() != 0) {
        throw new IOException(product.prepare + "\n" + installed.output("prepare"));
      }
    }
    for (Map.Entry<String, Map<String, String>> file : product.ports.entrySet()) {
      installed.setPorts(installed.home.resolve(file.getKey()), file.getValue());
    }
    return installed;
  }

  /** Writes the line of the page where it belongs. */
  void addAgent() throws IOException {
    line = InstallPage.of(product.section);
    if (line.file() != null) {
      Path file = home.resolve(line.file());
      boolean isNew = Files.notExists(file);
      Files.writeString(
          file,
          (isNew ? "" : "\n") + line.text(),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      if (isNew && file.getParent().endsWith("bin") && !file.toFile().setExecutable(true)) {
        throw new IOException("not made executable: " + file);
      }
    }
  }

  /** Takes the line off again: what came with a file that was there before stays. */
  void removeAgent() throws IOException {
    if (line.file() != null) {
      Path file = home.resolve(line.file());
      String left = Files.readString(file).replace(line.text(), "");
      if (left.isBlank()) {
        Files.delete(file);
      } else {
        Files.writeString(file, left);
      }
    }
    line = null;
  }

  /** Starts it by its own script; what it prints goes to a file of this name. */
  void start(String name) throws IOException {
    String command = filled(product.start);
    if (line != null && line.file() == null) {
      command =
          line.isWholeCommand()
              ? line.text().strip() + command.substring(command.indexOf(".jar ") + 4)
              : line.text() + command;
    }
    process = shell(command, name);
  }

  /** The port that it listens to when it is up. */
  int port() {
    return http;
  }

  /**
   * The JVM that listens to the port, which a script may have left on its own; negative if there is
   * none yet.
   */
  long pid() {
    return ProcessHandle.allProcesses()
        .filter(each -> each.info().command().filter(name -> name.endsWith("java")).isPresent())
        .mapToLong(ProcessHandle::pid)
        .filter(this::listens)
        .peek(pid -> jvm = pid)
        .findFirst()
        .orElse(-1);
  }

  private boolean listens(long pid) {
    try {
      return Kernel.listeners(pid).stream().anyMatch(socket -> socket.local().getPort() == http);
    } catch (RuntimeException endedMeanwhile) {
      return false;
    }
  }

  /** Whether its script has failed; one that has started a JVM in the background ends well. */
  boolean hasFailed() {
    return !process.isAlive() && process.exitValue() != 0;
  }

  /** All that the start of this name printed. */
  String output(String name) throws IOException {
    return Files.readString(log(name));
  }

  /** Stops it as its users do, and says whether it went. */
  boolean stop(long pid) throws IOException, InterruptedException {
    if (product.stop == null) {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
    } else {
      shell(filled(product.stop), "stop").waitFor(STOPS_WITHIN_SECONDS, TimeUnit.SECONDS);
    }
    return Awaitility.await()
            .atMost(STOPS_WITHIN_SECONDS, TimeUnit.SECONDS)
            .until(
                () -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty(), gone -> gone)
        && process.waitFor(STOPS_WITHIN_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    ProcessHandle.of(jvm).ifPresent(ProcessHandle::destroyForcibly);
    if (process != null) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private Process shell(String command, String name) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("bash", "-c", command).directory(home.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(key -> key.startsWith("KEEP") || key.contains("JAVA"));
    environment.put("JAVA_HOME", jdk.home().toString());
    environment.put("PATH", jdk.home().resolve("bin") + ":" + environment.get("PATH"));
    environment.put("KEEPALIVE_IDLE", "41s");
    environment.put("KEEPALIVE_INTERVAL", "7s");
    environment.put("KEEPALIVE_COUNT", "5");
    return builder
        .redirectErrorStream(true)
        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
        .redirectOutput(log(name).toFile())
        .start();
  }

  private Path log(String name) {
    return directory.resolve(name + ".log");
  }

  private String filled(String text) {
    return text.replace("$HTTP", Integer.toString(http))
        .replace("$OTHER", Integer.toString(other))
        .replace("$THIRD", Integer.toString(third))
        .replace("$HOME", home.toString());
  }

  private void setPorts(Path file, Map<String, String> ports) throws IOException {
    String content = Files.readString(file);
    for (Map.Entry<String, String> port : ports.entrySet()) {
      if (!content.contains(port.getKey())) {
        throw new IOException(file + " has no " + port.getKey());
      }
      content = content.replace(port.getKey(), filled(port.getValue()));
    }
    Files.writeString(file, content);
  }

  private static void delete(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
