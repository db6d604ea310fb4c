package dev.scoring.cli.text;

import java.util.ArrayList;
import java.util.List;

/** Aligned columns of plain text, two spaces apart. Not thread-safe. */
public final class TextTable {

  /** Where a column's text stands. */
  public enum Align {
    LEFT,
    RIGHT
  }

  private final List<Align> alignment;
  private final List<List<String>> rows = new ArrayList<>();

  /** A table of as many columns as alignments. */
  public TextTable(List<Align> alignment) {
    this.alignment = List.copyOf(alignment);
  }

  /** Adds a row; it may be shorter than the table is wide. */
  public TextTable row(List<String> cells) {
    if (cells.size() > alignment.size()) {
      throw new IllegalArgumentException(
          cells.size() + " cells in a table of " + alignment.size() + " columns");
    }
    rows.add(List.copyOf(cells));
    return this;
  }

  /** Adds a row; it may be shorter than the table is wide. */
  public TextTable row(String... cells) {
    return row(List.of(cells));
  }

  /** The lines, each begun with {@code indent} and without trailing spaces. */
  public List<String> lines(String indent) {
    int[] widths = new int[alignment.size()];
    for (List<String> row : rows) {
      for (int c = 0; c < row.size(); c++) {
        widths[c] = Math.max(widths[c], length(row.get(c)));
      }
    }
    return rows.stream().map(row -> line(indent, row, widths)).toList();
  }

  private String line(String indent, List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder(indent);
    for (int c = 0; c < row.size(); c++) {
      String cell = row.get(c);
      String space = " ".repeat(widths[c] - length(cell));
      line.append(c == 0 ? "" : "  ")
          .append(alignment.get(c) == Align.RIGHT ? space + cell : cell + space);
    }
    return line.toString().stripTrailing();
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
