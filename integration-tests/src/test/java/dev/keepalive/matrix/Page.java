package dev.keepalive.matrix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * {@code COMPATIBILITY.md}: a row for each library, version, transport and side. What stands behind
 * the rows, the products, stays as it is.
 */
final class Page {

  private static final String HEAD =
      """
      # What the agent does for the libraries that people run

      Written by a run of the matrix, never by hand; [README.md](README.md#the-compatibility-matrix) says how. Each row is
      a program with the real library in a JVM of its own, on each of the JDKs named; the kernel's values of
      each socket are what counts.

      - **By itself**: what the library has without the agent. *on* alone is keepalive with the kernel's timing, two hours
        by default.
      - **Under the agent**: with `app-settings` at its default. *configured* is on, with the agent's idle, interval and
        count; what the library sets explicitly stays, and is named.
      - Under `app-settings=override` every side of every row has exactly the configured values; the run checks that too.
      - *untouched*: sockets that are not TCP, and stay as they are.

      | library | version | JDK | transport | side | by itself | under the agent |
      |---|---|---|---|---|---|---|
      """;

  /** Starts what other tests write. */
  private static final String BEHIND = "## ";

  private final Path file;

  Page(Path file) {
    this.file = file;
  }

  /** Writes these rows; those that are there already stay, unless these are all. */
  void write(Collection<Verdict> verdicts, boolean all) {
    Map<String, String> rows = all ? none() : read();
    rows.putAll(rows(verdicts));
    try {
      Files.writeString(file, HEAD + String.join("\n", rows.values()) + "\n" + behind());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was seen and the page does not say: row, JDK and values. */
  Collection<String> notSaid(Collection<Verdict> verdicts) {
    Map<String, String> page = read();
    Collection<String> notSaid = new TreeSet<>();
    rows(verdicts)
        .forEach(
            (key, line) -> {
              Map<Integer, String> said =
                  page.containsKey(key) ? Row.parse(page.get(key)).byJdk() : Map.of();
              Row.parse(line)
                  .byJdk()
                  .forEach(
                      (jdk, seen) -> {
                        if (!seen.equals(said.get(jdk))) {
                          notSaid.add(key + " on " + jdk + ": " + seen);
                        }
                      });
            });
    return notSaid;
  }

  private Map<String, String> read() {
    Map<String, String> rows = none();
    try {
      if (Files.exists(file)) {
        Files.readAllLines(file).stream()
            .takeWhile(line -> !line.startsWith(BEHIND))
            .filter(line -> line.startsWith("| ") && !line.startsWith("| library "))
            .map(Row::parse)
            .forEach(row -> rows.put(row.key(), row.line()));
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String behind() throws IOException {
    String text = Files.exists(file) ? Files.readString(file) : "";
    int start = text.indexOf("\n" + BEHIND);
    return start < 0 ? "" : text.substring(start);
  }

  private static Map<String, String> rows(Collection<Verdict> verdicts) {
    Map<String, String> rows = none();
    verdicts.stream()
        .collect(Collectors.groupingBy(verdict -> verdict.trial().stack()))
        .forEach((stack, ofStack) -> Row.of(stack, ofStack).forEach(row -> add(rows, row)));
    return rows;
  }

  private static void add(Map<String, String> rows, Row row) {
    if (rows.put(row.key(), row.line()) != null) {
      throw new IllegalStateException("two programs have the row " + row.key());
    }
  }

  /** In the order of a dictionary. */
  private static Map<String, String> none() {
    return new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  }
}
