import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures what the agent costs, in turns: each round runs each variant once, in JVMs of their own;
 * medians of the rounds, and their ratios. Started by the script {@code benchmarks} beside this
 * folder, which says how.
 */
final class Benchmarks {
  /** What is not of one JDK's. */
  private static final int JDK = 17;

  /** The other agents take seconds, for a figure that only gives the order of magnitude. */
  private static final int ROUNDS_OF_OTHERS = 1;

  private final Map<Integer, Path> jdks = Child.jdks();
  private final List<Row> rows = new ArrayList<>();

  private Benchmarks() throws Exception {}

  public static void main(String[] arguments) throws Exception {
    boolean quick = List.of(arguments).contains("--quick");
    Benchmarks benchmarks = new Benchmarks();
    if (!quick) {
      benchmarks.starts();
    }
    if (!quick && System.getProperty("bench.spring") != null) {
      benchmarks.springBoot(System.getProperty("bench.spring"));
    }
    benchmarks.connections(quick ? 5 : 7);
    if (!quick) {
      benchmarks.counted();
    }
    BenchmarkPage page = new BenchmarkPage(benchmarks.rows);
    System.out.println(page.table());
    if (quick) {
      System.exit(benchmarks.isMuchWorseThanItsLimits() ? 1 : 0);
    }
    Files.writeString(Path.of(System.getProperty("bench.page")), page.text());
    Files.writeString(Path.of(System.getProperty("bench.picture")), page.picture());
  }

  private void starts() throws Exception {
    for (int jdk : jdks.keySet()) {
      Limit limit =
          jdk == 8
              ? Limit.more("empty agent", 20, "ms")
              : Limit.times("empty agent", jdk == 11 || jdk == 21 ? 1.25 : 1.15);
      add("start, one connection", jdk, Variant.starts(), limit, "start", 1, 21);
      classes(jdk);
      Limit memory = Limit.more("empty agent", 6000, "kB");
      add("memory after the start", jdk, Variant.starts(), memory, "memory", 1, 7);
    }
  }

  /** Spring Boot 3 with a class-data archive of its own, made without any agent. */
  private void springBoot(String classPath) throws Exception {
    String archive = Child.TARGET.resolve("spring-boot.jsa").toString();
    List<String> program = List.of("-cp", classPath, "SpringBootSubject");
    List<String> made = new ArrayList<>();
    made.add(jdks.get(JDK).resolve("bin/java").toString());
    made.add("-XX:ArchiveClassesAtExit=" + archive);
    made.addAll(program);
    Child.output(Variant.NONE, made);
    List<Variant> variants = List.of(Variant.NONE, Variant.EMPTY, Variant.OURS);
    Map<String, List<Double>> millis = new LinkedHashMap<>();
    Map<String, Double> archived = new LinkedHashMap<>();
    for (int round = 0; round <= 11; round++) {
      for (Variant variant : variants) {
        List<String> command = new ArrayList<>();
        command.add(jdks.get(JDK).resolve("bin/java").toString());
        command.addAll(variant.options());
        command.add("-XX:SharedArchiveFile=" + archive);
        if (round == 0) {
          command.add("-Xlog:class+load");
        }
        command.addAll(program);
        long start = System.nanoTime();
        String said = Child.output(variant, command);
        double took = (System.nanoTime() - start) / 1e6;
        if (round == 0) {
          long shared = said.lines().filter(line -> line.contains("(top)")).count();
          archived.put(variant.name(), (double) shared);
        } else {
          millis.computeIfAbsent(variant.name(), key -> new ArrayList<>()).add(took);
        }
      }
    }
    Map<String, Double> medians = new LinkedHashMap<>();
    millis.forEach((variant, values) -> medians.put(variant, median(values)));
    String what =
        String.format(
            Locale.ROOT,
            "start, Spring Boot 3, AppCDS; from the archive %,.0f classes, with the agent %,.0f",
            archived.get(Variant.EMPTY.name()),
            archived.get(Variant.OURS.name()));
    add(new Row(what, JDK, medians, Limit.times("empty agent", 1.03)));
  }

  private void connections(int rounds) throws Exception {
    List<Variant> connects = Variant.connects();
    Limit connect = Limit.times("none", 1.05);
    String pair = "connect, accept, close; ";
    add(pair + "Socket", JDK, connects, connect, "sockets", 20_000, rounds);
    add(pair + "SocketChannel", JDK, connects, connect, "channels", 20_000, rounds);
    Limit same = Limit.times("none", 1.00);
    add("1 byte there and back", JDK, connects, same, "pingpong", 40_000, rounds);
    add("64 KB written", JDK, connects, same, "bulk", 20_000, rounds);
    Limit garbage = Limit.more("none", 512, "bytes");
    add("garbage, connect and accept", JDK, Variant.agents(), garbage, "bytes", 5_000, 3);
    Limit heap = Limit.more("none", 64, "bytes");
    add("heap held, a connection", JDK, Variant.agents(), heap, "heap", 2_000, 3);
  }

  /** Where the tools for it are there. */
  private void counted() throws Exception {
    if (Files.isExecutable(Path.of("/usr/bin/strace"))) {
      systemCalls();
    }
    if (Files.isExecutable(Path.of("/usr/bin/gdb"))) {
      instructions();
    }
  }

  private void add(
      String what, int jdk, List<Variant> variants, Limit limit, String mode, int count, int rounds)
      throws Exception {
    List<String> options = mode.equals("heap") ? List.of("-XX:+UseSerialGC") : List.of();
    Map<String, List<Double>> seen = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      for (Variant variant : variants) {
        if (round >= ROUNDS_OF_OTHERS && Variant.OTHERS.contains(variant)) {
          continue;
        }
        List<String> command = Child.command(jdks.get(jdk), variant, options, mode, count);
        long start = System.nanoTime();
        double printed = Double.parseDouble(lastLine(Child.output(variant, command)));
        double took = mode.equals("start") ? (System.nanoTime() - start) / 1e6 : printed;
        seen.computeIfAbsent(variant.name(), key -> new ArrayList<>()).add(took);
      }
    }
    Map<String, Double> medians = new LinkedHashMap<>();
    seen.forEach((variant, values) -> medians.put(variant, median(values)));
    add(new Row(what, jdk, medians, limit));
  }

  private void add(Row row) {
    rows.add(row);
    System.err.println(row);
  }

  /** Of ours and of the libraries in the jar, loaded by a quiet start with one connection. */
  private void classes(int jdk) throws Exception {
    List<String> verbose = List.of("-verbose:class");
    double loaded =
        Child.output(Variant.OURS, Child.command(jdks.get(jdk), Variant.OURS, verbose, "start", 1))
            .lines()
            .filter(
                line ->
                    line.matches(
                        ".*(Loaded |\\s)(dev\\.keepalive\\.|com\\.sun\\.jna\\."
                            + "|(java\\.net|sun\\.nio\\.ch)\\.Keepalive).*"))
            .count();
    add(new Row("classes, quiet start", jdk, Map.of(Variant.OURS.name(), loaded), Limit.most(60)));
  }

  /** setsockopt(2) of a connect and an accept together, beyond those without the agent. */
  private void systemCalls() throws Exception {
    Map<String, Double> calls = new LinkedHashMap<>();
    for (Variant variant : Variant.connects()) {
      int few = traced(variant, 10);
      calls.put(variant.name(), (traced(variant, 110) - few) / 100.0);
    }
    add(new Row("setsockopt, connect and accept", JDK, calls, Limit.more("none", 4, "")));
  }

  private int traced(Variant variant, int count) throws Exception {
    String trace = Child.TARGET.resolve("strace").toString();
    List<String> command =
        new ArrayList<>(List.of("strace", "-f", "-qq", "-e", "trace=setsockopt", "-o", trace));
    command.addAll(Child.command(jdks.get(JDK), variant, List.of(), "pairs", count));
    Child.output(variant, command);
    return Files.readAllLines(Path.of(trace)).size();
  }

  /**
   * Of a read that finds its byte: Java, JNI and the system call's stub, stepped through one by
   * one; medians of five JVMs, since two compile the same read in two ways.
   */
  private void instructions() throws Exception {
    for (int jdk : List.of(8, 11, JDK, 25)) {
      if (!jdks.containsKey(jdk)) {
        continue;
      }
      Map<String, Double> counts = new LinkedHashMap<>();
      for (Variant variant : Variant.agents()) {
        List<Double> seen = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
          seen.add(instructions(jdk, variant));
        }
        counts.put(variant.name(), median(seen));
      }
      add(new Row("instructions of a read", jdk, counts, Limit.times("none", 1.00)));
    }
  }

  private double instructions(int jdk, Variant variant) throws Exception {
    List<String> options = List.of("-XX:-TieredCompilation", "-XX:-BackgroundCompilation");
    Process reader =
        new ProcessBuilder(Child.command(jdks.get(jdk), variant, options, "reads", 1))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader said = reader.inputReader()) {
      said.readLine();
      String pid = Long.toString(reader.pid());
      String script = System.getProperty("bench.gdb");
      String counted =
          Child.output(Variant.NONE, List.of("gdb", "-q", "-batch", "-p", pid, "-x", script));
      return Double.parseDouble(counted.replaceAll("(?s).*instructions (\\d+).*", "$1"));
    } finally {
      reader.destroyForcibly().waitFor();
    }
  }

  private static String lastLine(String output) {
    return output.strip().substring(output.strip().lastIndexOf('\n') + 1);
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  private boolean isMuchWorseThanItsLimits() {
    List<Row> worse = rows.stream().filter(Row::isWorseByMoreThanAThird).toList();
    worse.forEach(row -> System.err.println("worse than its limit by more than a third: " + row));
    return !worse.isEmpty();
  }
}
