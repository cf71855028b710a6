package org.clew.cli.text;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Left-aligned columns two blanks apart, with a header and a rule; the last column is cut to the width of the terminal. */
public final class Table {
  private final String[] header;
  private final List<String[]> rows = new ArrayList<>();

  public Table(String... header) {
    this.header = header;
  }

  public Table row(Object... cells) {
    rows.add(Arrays.stream(cells).map(cell -> cell == null ? "" : cell.toString()).toArray(String[]::new));
    return this;
  }

  /** @param columns width to keep to, 0 for no limit */
  public void print(PrintStream out, int columns) {
    int[] widths = widths();
    out.println(line(header, widths, columns));
    var rule = new String[widths.length];
    for (int i = 0; i < widths.length; i++) rule[i] = "-".repeat(widths[i]);
    out.println(line(rule, widths, columns));
    for (var row : rows) out.println(line(row, widths, columns));
  }

  private int[] widths() {
    int[] widths = new int[header.length];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = length(header[i]);
      for (var row : rows) widths[i] = Math.max(widths[i], length(row[i]));
    }
    return widths;
  }

  private static String line(String[] cells, int[] widths, int columns) {
    var line = new StringBuilder();
    int used = 0;
    for (int i = 0; i < cells.length; i++) {
      boolean last = i == cells.length - 1;
      var cell = last && columns > 0 ? cut(cells[i], Math.max(10, columns - used)) : cells[i];
      line.append(cell);
      if (!last) line.repeat(" ", widths[i] - length(cell) + 2);
      used += widths[i] + 2;
    }
    return line.toString().stripTrailing();
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** The text, or its beginning and an ellipsis when it is longer than {@code max} characters. */
  public static String cut(String text, int max) {
    return length(text) <= max ? text : text.substring(0, text.offsetByCodePoints(0, max - 1)) + "…";
  }
}
