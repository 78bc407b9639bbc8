package dev.keepalive.agent.cli.print;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Columns that are as wide as what is in them. */
public final class Table {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<List<String>>();

  /** Adds a row; all have as many cells. */
  public void add(List<String> row) {
    rows.add(row);
  }

  public void print(PrintWriter out) {
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        line.append(column == 0 ? "" : GAP).append(row.get(column));
        for (int i = row.get(column).length(); i < width(column); i++) {
          line.append(' ');
        }
      }
      out.println(line.toString().replaceAll(" +$", ""));
    }
  }

  private int width(int column) {
    int width = 0;
    for (List<String> row : rows) {
      width = Math.max(width, row.get(column).length());
    }
    return width;
  }
}
