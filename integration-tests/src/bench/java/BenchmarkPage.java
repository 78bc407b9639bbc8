import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code BENCHMARKS.md} and its picture. */
final class BenchmarkPage {
  private static final List<String> COLUMNS =
      List.of(Variant.NONE.name(), Variant.EMPTY.name(), Variant.OURS.name());
  private static final int BAR = 420;

  private final List<Row> rows;

  BenchmarkPage(List<Row> rows) {
    this.rows = rows;
  }

  String text() throws IOException {
    return """
        # What the agent costs

        Written by `integration-tests/benchmarks`, never by hand. Each round runs each variant once, each in a JVM of its own; what
        stands here are medians of the rounds. The ratios are what counts: machines differ, and are noisy.

        """
        + machine()
        + "\n\n![Start-up, a bar for each agent](BENCHMARKS.svg)\n\n"
        + table();
  }

  String table() {
    StringBuilder table =
        new StringBuilder(
            """
            | what | JDK | none | empty agent | **keepalive-agent** | others | measured | limit | |
            |---|---|---|---|---|---|---|---|---|
            """);
    for (Row row : rows) {
      table.append("| ").append(row.what()).append(" | ").append(row.jdk());
      for (String variant : COLUMNS) {
        Double median = row.medians().get(variant);
        table.append(" | ").append(median == null ? "" : number(median));
      }
      table.append(" | ").append(others(row));
      table.append(" | ").append(measured(row.limit(), row.ours()));
      table.append(" | ").append(measured(row.limit(), row.limit().value()));
      table.append(" | ").append(row.isWithin() ? "within" : "**not reached**").append(" |\n");
    }
    return table
        + """

        Of a time in ms or ns the median; *others*: JaCoCo, BlockHound and OpenTelemetry at the start, run once, libkeepalive on
        connections. A ratio counts as within its limit up to 0.03 above it, which is the noise here. The instructions of a read are
        those of one thread from one native read to the next; where they differ, it is by the jumps between blocks that the compiler
        has laid out in another order, from one JVM to the next.
        """;
  }

  private static String others(Row row) {
    return row.medians().entrySet().stream()
        .filter(each -> !COLUMNS.contains(each.getKey()))
        .map(each -> each.getKey() + " " + number(each.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String measured(Limit limit, double value) {
    if (limit.isRatio()) {
      return String.format(Locale.ROOT, "%.2f ×", value);
    }
    return number(value)
        + (limit.unit().isEmpty() ? "" : " " + limit.unit())
        + (limit.over() == null ? "" : " more");
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
    return String.format(
        "%s, %d cores of %s, Linux %s, agent %s.",
        LocalDate.now(),
        Runtime.getRuntime().availableProcessors(),
        cpu,
        System.getProperty("os.version"),
        System.getProperty("bench.version"));
  }

  /** The start, a bar for each JDK and agent. */
  String picture() {
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
      bars.append(
          String.format(
              "<text x=\"10\" y=\"%d\" font-weight=\"bold\">JDK %d</text>%n", y + 12, row.jdk()));
      for (Map.Entry<String, Double> each : row.medians().entrySet()) {
        y += 18;
        bars.append(bar(y, each.getKey(), each.getValue(), each.getValue() / most * BAR));
      }
      y += 30;
    }
    String head =
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 660 %d" font-family="sans-serif" font-size="12">
        <rect width="660" height="%d" fill="white"/>
        <text x="10" y="18">A program with one connection, whole process, medians</text>
        """;
    return String.format(head, y, y) + bars + "</svg>\n";
  }

  private static String bar(int y, String name, double millis, double width) {
    String colour = name.equals(Variant.OURS.name()) ? "#1b6ca8" : "#b8b8b8";
    return String.format(
        Locale.ROOT,
        "<text x=\"20\" y=\"%d\">%s</text>"
            + "<rect x=\"150\" y=\"%d\" width=\"%.0f\" height=\"12\" fill=\"%s\"/>"
            + "<text x=\"%.0f\" y=\"%d\">%.0f ms</text>%n",
        y + 11,
        name,
        y + 1,
        width,
        colour,
        155 + width,
        y + 11,
        millis);
  }
}
