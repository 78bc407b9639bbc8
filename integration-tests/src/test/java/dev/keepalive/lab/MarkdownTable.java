package dev.keepalive.lab;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A table in Markdown, row by row. */
public final class MarkdownTable {
  private final List<String> rows = new ArrayList<>();

  public MarkdownTable(List<String> heading) {
    row(heading);
    row(Collections.nCopies(heading.size(), "---"));
  }

  public void row(List<String> cells) {
    rows.add("| " + String.join(" | ", cells) + " |\n");
  }

  @Override
  public String toString() {
    return String.join("", rows) + "\n";
  }
}
