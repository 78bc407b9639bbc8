package dev.keepalive.matrix.product;

import dev.keepalive.it.harness.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The products in {@code COMPATIBILITY.md}, behind the libraries; thread-safe. */
final class ProductRows {
  private static final String HEADING = "\n## Products\n";
  private static final String TABLE = "| product | version | JDK |\n|---|---|---|\n";
  private static final String HEAD =
      HEADING
          + """

      Whole products, unpacked from what their makers give out and started by their own scripts, with the line that
      [the install page](../agent/docs/install.md) gives. Each was started without the agent, with it, and without it again: it
      boots, answers, logs no new warning, error or exception, stops when it is asked to, and its connections have the
      configured keepalive under the agent, and what they had before again afterwards.

      """
          + TABLE;

  private final Map<String, TreeSet<Integer>> jdks = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  synchronized void add(Product product, Jdk jdk) {
    jdks.computeIfAbsent(
            "| " + product.section + " | " + product.version() + " |", row -> new TreeSet<>())
        .add(jdk.feature());
  }

  /** Replaces the rows of the products that ran; the others stay. */
  synchronized void write(Path page) throws IOException {
    String text = Files.readString(page);
    int start = text.indexOf(HEADING);
    String before = start < 0 ? text : text.substring(0, start);
    Map<String, String> rows = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    if (start >= 0) {
      text.substring(text.indexOf(TABLE, start) + TABLE.length())
          .lines()
          .forEach(
              line ->
                  rows.put(line.substring(0, line.lastIndexOf('|', line.length() - 2) + 1), line));
    }
    jdks.forEach(
        (row, on) ->
            rows.put(
                row, row + on.stream().map(jdk -> " " + jdk).collect(Collectors.joining()) + " |"));
    Files.writeString(page, before + HEAD + String.join("\n", rows.values()) + "\n");
  }
}
