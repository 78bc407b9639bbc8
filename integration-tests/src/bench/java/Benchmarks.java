import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Measures what the agent costs, in turns: each round runs each variant once, in JVMs of their own;
 * medians of the rounds, and their ratios. Started by the script {@code benchmarks} beside this
 * folder, which says how.
 */
final class Benchmarks {
  private static final Path TARGET = Path.of(System.getProperty("bench.target"));
  private static final Path AGENT = Path.of(System.getProperty("bench.agent"));
  private static final Path EMPTY = TARGET.resolve("empty-agent.jar");
  private static final Path PRELOAD = Path.of(System.getProperty("bench.preload", "none"));
  private static final Map<String, Path> OTHERS = others();

  private static final int OTHERS_ROUNDS = 1;

  private final boolean quick;
  private final List<Row> rows = new ArrayList<>();

  /**
   * @param over the variant that it is a multiple of; null: the value itself counts, a limit on the
   *     difference
   * @param limit of the ratio, or the value
   */
  private record Row(
      String what,
      String jdk,
      Map<String, Double> medians,
      String over,
      double limit,
      boolean isRatio,
      String unit) {

    double ours() {
      double own = medians.get("keepalive-agent");
      double base = over == null ? 0 : medians.get(over);
      return isRatio ? own / base : own - base;
    }
  }

  private Benchmarks(boolean quick) {
    this.quick = quick;
  }

  public static void main(String[] arguments) throws Exception {
    boolean quick = List.of(arguments).contains("--quick");
    Benchmarks benchmarks = new Benchmarks(quick);
    benchmarks.run(jdks(quick));
    String page = benchmarks.page();
    System.out.println(page.substring(page.indexOf("| what")));
    if (quick) {
      System.exit(benchmarks.isMuchWorseThanItsLimits() ? 1 : 0);
    }
    Files.writeString(Path.of(System.getProperty("bench.page")), page);
    Files.writeString(Path.of(System.getProperty("bench.picture")), benchmarks.picture());
  }

  private void run(Map<Integer, Path> jdks) throws Exception {
    for (Map.Entry<Integer, Path> jdk : jdks.entrySet()) {
      int feature = jdk.getKey();
      double limit = feature == 8 ? 20 : feature == 11 || feature == 21 ? 1.25 : 1.15;
      if (!quick) {
        add(
            "start, one connection",
            jdk,
            starts(),
            "empty agent",
            limit,
            feature != 8,
            "ms",
            "start",
            1,
            21);
        rows.add(classes(jdk));
        add(
            "memory after the start",
            jdk,
            starts(),
            "empty agent",
            6000,
            false,
            "kB",
            "memory",
            1,
            7);
      }
    }
    Map.Entry<Integer, Path> jdk =
        jdks.entrySet().stream().filter(each -> each.getKey() == 17).findFirst().orElseThrow();
    int rounds = quick ? 5 : 7;
    add(
        "connect, accept, close; Socket",
        jdk,
        connects(),
        "none",
        1.05,
        true,
        "ns",
        "sockets",
        20_000,
        rounds);
    add(
        "connect, accept, close; SocketChannel",
        jdk,
        connects(),
        "none",
        1.05,
        true,
        "ns",
        "channels",
        20_000,
        rounds);
    add(
        "1 byte there and back",
        jdk,
        connects(),
        "none",
        1.00,
        true,
        "ns",
        "pingpong",
        40_000,
        rounds);
    add("64 KB written", jdk, connects(), "none", 1.00, true, "ns", "bulk", 20_000, rounds);
    add(
        "garbage, connect and accept",
        jdk,
        agents(),
        "none",
        512,
        false,
        "bytes",
        "bytes",
        5_000,
        3);
    add("heap held, a connection", jdk, agents(), "none", 64, false, "bytes", "heap", 2_000, 3);
    if (!quick && Files.isExecutable(Path.of("/usr/bin/strace"))) {
      rows.add(systemCalls(jdk));
    }
    if (!quick && Files.isExecutable(Path.of("/usr/bin/gdb"))) {
      rows.add(instructions(jdk));
    }
  }

  /**
   * Of a read that finds its byte: Java, JNI and the system call's stub, stepped through one by
   * one.
   */
  private static Row instructions(Map.Entry<Integer, Path> jdk) throws Exception {
    Map<String, Double> counts = new LinkedHashMap<>();
    for (Map.Entry<String, List<String>> variant : agents().entrySet()) {
      List<String> command =
          command(
              jdk,
              variant.getValue(),
              List.of("-XX:-TieredCompilation", "-XX:-BackgroundCompilation"),
              "reads",
              1);
      Process reader =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      try (BufferedReader said = reader.inputReader()) {
        said.readLine();
        String pid = Long.toString(reader.pid());
        String counted =
            output(
                List.of("gdb", "-q", "-batch", "-p", pid, "-x", System.getProperty("bench.gdb")),
                List.of());
        counts.put(
            variant.getKey(),
            Double.valueOf(counted.replaceAll("(?s).*instructions (\\d+).*", "$1")));
      } finally {
        reader.destroyForcibly().waitFor();
      }
    }
    return new Row("instructions of a read", "JDK 17", counts, "none", 1.00, true, "");
  }

  private void add(
      String what,
      Map.Entry<Integer, Path> jdk,
      Map<String, List<String>> variants,
      String over,
      double limit,
      boolean isRatio,
      String unit,
      String mode,
      int count,
      int rounds)
      throws Exception {
    Map<String, List<Double>> seen = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      for (Map.Entry<String, List<String>> variant : variants.entrySet()) {
        if (round >= OTHERS_ROUNDS && OTHERS.containsKey(variant.getKey())) {
          continue; // minutes, for a figure that only gives the order of magnitude
        }
        long start = System.nanoTime();
        double printed =
            Double.parseDouble(lastLine(child(jdk, variant.getValue(), List.of(), mode, count)));
        double took = mode.equals("start") ? (System.nanoTime() - start) / 1e6 : printed;
        seen.computeIfAbsent(variant.getKey(), key -> new ArrayList<>()).add(took);
      }
    }
    Map<String, Double> medians = new LinkedHashMap<>();
    seen.forEach((variant, values) -> medians.put(variant, median(values)));
    rows.add(new Row(what, "JDK " + jdk.getKey(), medians, over, limit, isRatio, unit));
    System.err.println(rows.get(rows.size() - 1));
  }

  /** Of ours and of the libraries in the jar, loaded by a quiet start with one connection. */
  private Row classes(Map.Entry<Integer, Path> jdk) throws Exception {
    double loaded =
        child(jdk, agent(AGENT), List.of("-verbose:class"), "start", 1)
            .lines()
            .filter(
                line ->
                    line.matches(
                        ".*(Loaded |\\s)(dev\\.keepalive\\.|net\\.bytebuddy\\.|com\\.sun\\.jna\\.|java\\.net\\.KeepaliveBridge).*"))
            .count();
    return new Row(
        "classes, quiet start",
        "JDK " + jdk.getKey(),
        Map.of("keepalive-agent", loaded),
        null,
        60,
        false,
        "");
  }

  /** setsockopt(2) of a connect and an accept together, beyond those without the agent. */
  private Row systemCalls(Map.Entry<Integer, Path> jdk) throws Exception {
    Map<String, Double> calls = new LinkedHashMap<>();
    for (Map.Entry<String, List<String>> variant : connects().entrySet()) {
      List<String> few = traced(jdk, variant.getValue(), 10);
      List<String> many = traced(jdk, variant.getValue(), 110);
      calls.put(variant.getKey(), (many.size() - few.size()) / 100.0);
    }
    return new Row("setsockopt, connect and accept", "JDK 17", calls, "none", 4, false, "");
  }

  private static List<String> traced(Map.Entry<Integer, Path> jdk, List<String> variant, int count)
      throws Exception {
    Path trace = TARGET.resolve("strace");
    List<String> command =
        new ArrayList<>(
            List.of("strace", "-f", "-qq", "-e", "trace=setsockopt", "-o", trace.toString()));
    command.addAll(command(jdk, variant, List.of(), "pairs", count));
    output(command, variant);
    return Files.readAllLines(trace);
  }

  private static Map<String, List<String>> starts() {
    Map<String, List<String>> variants = new LinkedHashMap<>();
    variants.put("none", List.of());
    variants.put("empty agent", agent(EMPTY));
    variants.put("keepalive-agent", agent(AGENT));
    OTHERS.forEach((name, jar) -> variants.put(name, agent(jar)));
    return variants;
  }

  private static Map<String, List<String>> connects() {
    Map<String, List<String>> variants = agents();
    if (Files.exists(PRELOAD)) {
      variants.put("libkeepalive", List.of("LD_PRELOAD"));
    }
    return variants;
  }

  private static Map<String, List<String>> agents() {
    Map<String, List<String>> variants = new LinkedHashMap<>();
    variants.put("none", List.of());
    variants.put("keepalive-agent", agent(AGENT));
    return variants;
  }

  private static List<String> agent(Path jar) {
    return List.of("-javaagent:" + jar);
  }

  private static String child(
      Map.Entry<Integer, Path> jdk,
      List<String> variant,
      List<String> options,
      String mode,
      int count)
      throws Exception {
    return output(command(jdk, variant, options, mode, count), variant);
  }

  private static List<String> command(
      Map.Entry<Integer, Path> jdk,
      List<String> variant,
      List<String> options,
      String mode,
      int count) {
    List<String> command = new ArrayList<>();
    command.add(jdk.getValue().resolve("bin/java").toString());
    variant.stream().filter(option -> option.startsWith("-")).forEach(command::add);
    command.addAll(options);
    if (mode.equals("heap")) {
      command.add("-XX:+UseSerialGC");
    }
    command.addAll(
        List.of("-cp", TARGET.toString(), "BenchmarkSubject", mode, Integer.toString(count)));
    return command;
  }

  private static String output(List<String> command, List<String> variant) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder
        .environment()
        .keySet()
        .removeIf(key -> key.startsWith("KEEP") || key.contains("JAVA_TOOL"));
    if (variant.contains("LD_PRELOAD")) {
      builder
          .environment()
          .putAll(
              Map.of(
                  "LD_PRELOAD",
                  PRELOAD.toString(),
                  "KEEPALIVE",
                  "on",
                  "KEEPIDLE",
                  "60",
                  "KEEPINTVL",
                  "10",
                  "KEEPCNT",
                  "6"));
    }
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes());
    if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new IOException(command + "\n" + output);
    }
    return output;
  }

  private static String lastLine(String output) {
    return output.strip().substring(output.strip().lastIndexOf('\n') + 1);
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  private boolean isMuchWorseThanItsLimits() {
    boolean worse = false;
    for (Row row : rows) {
      double allowed = row.limit() + (row.isRatio() ? row.limit() : Math.abs(row.limit())) / 3;
      if (row.ours() > allowed) {
        System.err.println("worse than its limit by more than a third: " + row);
        worse = true;
      }
    }
    return worse;
  }

  private String page() throws IOException {
    StringBuilder page =
        new StringBuilder(
            """
            # What the agent costs

            Written by `integration-tests/benchmarks`, never by hand. Each round runs each variant once, each in a JVM of its own; what
            stands here are medians of the rounds. The ratios are what counts: machines differ, and are noisy.

            """);
    page.append(machine()).append("\n\n![Start-up, a bar for each agent](BENCHMARKS.svg)\n\n");
    page.append(
        "| what | JDK | none | empty agent | **keepalive-agent** | others | measured | limit | |\n|---|---|---|---|---|---|---|---|---|\n");
    for (Row row : rows) {
      page.append("| ").append(row.what()).append(" | ").append(row.jdk().replace("JDK ", ""));
      for (String variant : List.of("none", "empty agent", "keepalive-agent")) {
        page.append(" | ")
            .append(row.medians().containsKey(variant) ? number(row.medians().get(variant)) : "");
      }
      page.append(" | ")
          .append(
              row.medians().entrySet().stream()
                  .filter(
                      each ->
                          !List.of("none", "empty agent", "keepalive-agent")
                              .contains(each.getKey()))
                  .map(each -> each.getKey() + " " + number(each.getValue()))
                  .collect(Collectors.joining(", ")));
      String sign =
          row.isRatio()
              ? " ×"
              : (row.unit().isEmpty() ? "" : " " + row.unit())
                  + (row.over() == null ? "" : " more");
      page.append(" | ")
          .append(
              row.isRatio() ? String.format(Locale.ROOT, "%.2f", row.ours()) : number(row.ours()))
          .append(sign);
      page.append(" | ")
          .append(
              row.isRatio() ? String.format(Locale.ROOT, "%.2f", row.limit()) : number(row.limit()))
          .append(sign);
      // the ratio of two medians on a shared machine is good to a few hundredths
      boolean within = row.ours() <= row.limit() + (row.isRatio() ? 0.03 : 0);
      page.append(" | ").append(within ? "within" : "**not reached**").append(" |\n");
    }
    page.append(
            "\nOf a time in ms or ns the median; *others*: JaCoCo and OpenTelemetry at the start, libkeepalive on connections. ")
        .append(
            "A ratio counts as within its limit up to 0.03 above it, which is the noise here.\n");
    return page.toString();
  }

  private static String number(double value) {
    return value == Math.rint(value) || Math.abs(value) >= 100
        ? String.format(Locale.ROOT, "%,d", Math.round(value))
        : String.format(Locale.ROOT, "%.1f", value);
  }

  private static String machine() throws IOException {
    String cpu =
        Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 2))
            .findFirst()
            .orElse(System.getProperty("os.arch"));
    return LocalDate.now()
        + ", "
        + Runtime.getRuntime().availableProcessors()
        + " cores of "
        + cpu
        + ", Linux "
        + System.getProperty("os.version")
        + ", agent "
        + System.getProperty("bench.version")
        + ".";
  }

  /** Start-up over an empty agent, a bar for each JDK and agent. */
  private String picture() {
    List<Row> starts = rows.stream().filter(row -> row.what().startsWith("start")).toList();
    double most =
        starts.stream()
            .flatMap(row -> row.medians().values().stream())
            .mapToDouble(Double::doubleValue)
            .max()
            .orElse(1);
    StringBuilder bars = new StringBuilder();
    int y = 30;
    for (Row row : starts) {
      bars.append("<text x=\"10\" y=\"")
          .append(y + 12)
          .append("\" font-weight=\"bold\">")
          .append(row.jdk())
          .append("</text>\n");
      for (Map.Entry<String, Double> each : row.medians().entrySet()) {
        y += 18;
        bars.append(
            String.format(
                Locale.ROOT,
                "<text x=\"20\" y=\"%d\">%s</text><rect x=\"150\" y=\"%d\" width=\"%.0f\" height=\"12\" fill=\"%s\"/><text x=\"%.0f\" y=\"%d\">%.0f ms</text>%n",
                y + 11,
                each.getKey(),
                y + 1,
                each.getValue() / most * 420,
                each.getKey().equals("keepalive-agent") ? "#1b6ca8" : "#b8b8b8",
                155 + each.getValue() / most * 420,
                y + 11,
                each.getValue()));
      }
      y += 30;
    }
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 660 "
        + y
        + "\" font-family=\"sans-serif\" font-size=\"12\">\n"
        + "<rect width=\"660\" height=\""
        + y
        + "\" fill=\"white\"/>\n<text x=\"10\" y=\"18\">A program with one connection, whole process, medians</text>\n"
        + bars
        + "</svg>\n";
  }

  private static Map<Integer, Path> jdks(boolean quick) throws IOException {
    Map<Integer, Path> jdks = new TreeMap<>();
    for (String folder : List.of("/usr/lib/jvm", "/opt/test-jdks")) {
      if (!Files.isDirectory(Path.of(folder))) {
        continue;
      }
      try (Stream<Path> homes = Files.list(Path.of(folder))) {
        for (Path home :
            homes.filter(each -> Files.isExecutable(each.resolve("bin/java"))).toList()) {
          jdks.putIfAbsent(feature(home), home.toRealPath());
        }
      }
    }
    if (quick) {
      jdks.keySet().retainAll(List.of(17));
    }
    return jdks;
  }

  private static int feature(Path home) throws IOException {
    Process version =
        new ProcessBuilder(home.resolve("bin/java").toString(), "-version")
            .redirectErrorStream(true)
            .start();
    String said = new String(version.getInputStream().readAllBytes());
    String number = said.replaceAll("(?s).*?version \"(1\\.)?(\\d+).*", "$2");
    return Integer.parseInt(number);
  }

  private static Map<String, Path> others() {
    Map<String, Path> others = new LinkedHashMap<>();
    for (String each : Arrays.asList(System.getProperty("bench.others", "").split(",", -1))) {
      int equals = each.indexOf('=');
      if (equals > 0 && Files.exists(Path.of(each.substring(equals + 1)))) {
        others.put(each.substring(0, equals), Path.of(each.substring(equals + 1)));
      }
    }
    return others;
  }
}
