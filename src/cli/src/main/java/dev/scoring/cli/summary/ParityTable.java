package dev.scoring.cli.summary;

import static dev.scoring.cli.text.TextTable.Align.LEFT;
import static dev.scoring.cli.text.TextTable.Align.RIGHT;

import dev.scoring.cli.text.Amounts;
import dev.scoring.cli.text.TextTable;
import dev.scoring.contract.report.ParityReport;
import java.util.List;

/** Prints how far scores are from the training framework's. */
public final class ParityTable {
  private ParityTable() {}

  /** A header and a line for each report; empty without reports. */
  public static List<String> lines(List<ParityReport> reports, String indent) {
    if (reports.isEmpty()) {
      return List.of();
    }
    TextTable table =
        new TextTable(List.of(LEFT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, LEFT));
    table.row("output", "count", "mean", "std", "p25", "p50", "p75", "p99", "max", "");
    for (ParityReport report : reports) {
      table.row(
          report.output(),
          Amounts.count(report.count()),
          Amounts.difference(report.mean()),
          Amounts.difference(report.std()),
          Amounts.difference(report.p25()),
          Amounts.difference(report.p50()),
          Amounts.difference(report.p75()),
          Amounts.difference(report.p99()),
          Amounts.difference(report.max()),
          report.passed() ? "passed" : "FAILED");
    }
    return table.lines(indent);
  }
}
