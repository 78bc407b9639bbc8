import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** JVMs that are measured, and what else has to be run for that. */
final class Child {
  static final Path TARGET = Path.of(System.getProperty("bench.target"));

  private Child() {}

  /** The Java installations of this machine, by feature version. */
  static Map<Integer, Path> jdks() throws IOException {
    Map<Integer, Path> jdks = new TreeMap<>();
    for (Path folder : List.of(Path.of("/usr/lib/jvm"), Path.of("/opt/test-jdks"))) {
      if (!Files.isDirectory(folder)) {
        continue;
      }
      try (Stream<Path> homes = Files.list(folder)) {
        for (Path home :
            homes.filter(each -> Files.isExecutable(each.resolve("bin/java"))).toList()) {
          jdks.putIfAbsent(feature(home), home.toRealPath());
        }
      }
    }
    return jdks;
  }

  private static int feature(Path home) throws IOException {
    Process version =
        new ProcessBuilder(home.resolve("bin/java").toString(), "-version")
            .redirectErrorStream(true)
            .start();
    String said = new String(version.getInputStream().readAllBytes());
    return Integer.parseInt(said.replaceAll("(?s).*?version \"(1\\.)?(\\d+).*", "$2"));
  }

  /** How {@code BenchmarkSubject} is started. */
  static List<String> command(
      Path jdk, Variant variant, List<String> options, String mode, int count) {
    List<String> command = new ArrayList<>();
    command.add(jdk.resolve("bin/java").toString());
    command.addAll(variant.options());
    command.addAll(options);
    command.addAll(
        List.of("-cp", TARGET.toString(), "BenchmarkSubject", mode, Integer.toString(count)));
    return command;
  }

  /** What a command prints, which has to end well within two minutes. */
  static String output(Variant variant, List<String> command) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(key -> key.startsWith("KEEP") || key.contains("JAVA_TOOL"));
    environment.putAll(variant.environment());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes());
    if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new IOException(command + "\n" + output);
    }
    return output;
  }
}
