package dev.scoring.cli.summary;

import static dev.scoring.cli.text.TextTable.Align.LEFT;
import static dev.scoring.cli.text.TextTable.Align.RIGHT;

import dev.scoring.cli.text.Amounts;
import dev.scoring.cli.text.TextTable;
import dev.scoring.contract.report.RowBalance;
import dev.scoring.contract.report.RunReport;
import dev.scoring.runner.RowSample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a person reads at the end of a run. A pure function of the report and some rows. */
public final class RunSummary {
  private static final String INDENT = "  ";
  private static final int WIDEST_CELL = 40;
  private static final int MOST_COLUMNS = 6;

  private final RunReport report;
  private final Optional<RowSample> sample;
  private final List<String> notApplied;

  /**
   * A summary.
   *
   * @param sample some scored rows; empty when they could not be read back
   * @param notApplied manifest fields that only a cluster honours
   */
  public RunSummary(RunReport report, Optional<RowSample> sample, List<String> notApplied) {
    this.report = report;
    this.sample = sample;
    this.notApplied = List.copyOf(notApplied);
  }

  /** The lines, without line ends. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(headline());
    section(lines, "Rows", balance(report.balance()));
    section(lines, "Where and how", facts());
    section(
        lines,
        "Parity with the training framework, absolute differences over the golden rows",
        ParityTable.lines(report.parity(), INDENT));
    sample.ifPresent(rows -> samples(lines, rows));
    tail(lines);
    return lines;
  }

  private String headline() {
    RunReport.ModelIdentity model = report.model();
    String by = " with " + model.name() + " version " + model.version();
    return switch (report.outcome()) {
      case PUBLISHED -> "Scored " + Amounts.count(report.rowsScored(), "row") + by + ".";
      case ALREADY_PUBLISHED ->
          "Nothing to do: this input is already scored"
              + by
              + " at the output; to score it again, choose another output, or use --fresh with"
              + " ifExists: Overwrite and publish: NonAtomic.";
      case PREVIEW ->
          "A first look at "
              + Amounts.count(report.rowsRead(), "row")
              + by
              + "; nothing was published.";
    };
  }

  private static void section(List<String> lines, String title, List<String> body) {
    if (!body.isEmpty()) {
      lines.add("");
      lines.add(title);
      lines.addAll(body);
    }
  }

  private static List<String> balance(RowBalance balance) {
    TextTable table = new TextTable(List.of(LEFT, LEFT, RIGHT, LEFT));
    table.row("", "scored", Amounts.count(balance.scored()));
    table.row("+", "rejected", Amounts.count(balance.rejected()), "set aside with a reason");
    table.row("+", "filtered", Amounts.count(balance.filtered()), "dropped by input.filter");
    table.row(
        "+", "suppressed", Amounts.count(balance.suppressed()), "scored, dropped by output.emit");
    long sum = balance.scored() + balance.rejected() + balance.filtered() + balance.suppressed();
    String verdict =
        balance.holds()
            ? "every row has exactly one fate"
            : "DOES NOT BALANCE: the parts add up to " + Amounts.count(sum);
    table.row("=", "read", Amounts.count(balance.read()), verdict);
    return table.lines(INDENT);
  }

  private List<String> facts() {
    TextTable table = new TextTable(List.of(LEFT, LEFT));
    RunReport.OutputFiles output = report.output();
    if (output != null && report.outcome() != RunReport.Outcome.PREVIEW) {
      table.row("scores", output.uri());
      table.row("", Amounts.count(output.files(), "file") + ", " + Amounts.bytes(output.bytes()));
    }
    table.row("model", report.model().digest());
    table.row("run", report.runId() + resumed());
    if (report.outcome() != RunReport.Outcome.ALREADY_PUBLISHED) {
      timing(table);
    }
    return table.lines(INDENT);
  }

  private String resumed() {
    return report.unitsResumed() == 0
        ? ""
        : " (%d of %d units were committed by an earlier attempt)"
            .formatted(report.unitsResumed(), report.unitsTotal());
  }

  private void timing(TextTable table) {
    RunReport.RunTiming timing = report.timing();
    table.row(
        "time",
        "%s starting, %s scoring, %s publishing"
            .formatted(
                Amounts.duration(timing.startup()),
                Amounts.duration(timing.scoring()),
                Amounts.duration(timing.publishing())));
    table.row("speed", Amounts.rate(timing.rowsPerSecond()) + " rows/s" + shares(timing));
    table.row(
        "",
        "batches of %s, %s a task, %s"
            .formatted(
                Amounts.count(report.batchSize(), "row"),
                Amounts.count(report.intraOpThreads(), "PyTorch thread"),
                Amounts.count(report.modelLoads(), "model load")));
  }

  private static String shares(RunReport.RunTiming timing) {
    double all = timing.encode() + timing.forward() + timing.decode();
    if (all <= 0) {
      return "";
    }
    return String.format(
        Locale.ROOT,
        "; scorer: %.0f%% encode, %.0f%% forward, %.0f%% decode",
        100 * timing.encode() / all,
        100 * timing.forward() / all,
        100 * timing.decode() / all);
  }

  private void samples(List<String> lines, RowSample rows) {
    String title = rows.rankedBy() == null ? "The first rows" : "The largest by " + rows.rankedBy();
    section(lines, title, rows(rows.columns(), rows.largest()));
    section(lines, "Some at random", rows(rows.columns(), rows.random()));
  }

  private List<String> rows(List<String> columns, List<List<String>> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    List<Integer> chosen = chosen(columns);
    TextTable table = new TextTable(Collections.nCopies(chosen.size(), LEFT));
    table.row(chosen.stream().map(c -> shortened(columns.get(c))).toList());
    rows.forEach(row -> table.row(chosen.stream().map(c -> shortened(row.get(c))).toList()));
    List<String> lines = new ArrayList<>(table.lines(INDENT));
    if (chosen.size() < columns.size()) {
      lines.add(INDENT + "(" + Amounts.count(columns.size() - chosen.size(), "more column") + ")");
    }
    return lines;
  }

  /** The first columns, and the one that ranks. */
  private List<Integer> chosen(List<String> columns) {
    int ranked = sample.map(RowSample::rankedBy).map(columns::indexOf).orElse(-1);
    List<Integer> chosen = new ArrayList<>();
    for (int c = 0; c < columns.size(); c++) {
      if (c < MOST_COLUMNS || c == ranked) {
        chosen.add(c);
      }
    }
    return chosen;
  }

  /** One line of printable text, so that a value can neither break the table nor the terminal. */
  private static String shortened(String cell) {
    String line =
        cell.codePoints()
            .limit(WIDEST_CELL + 1L)
            .collect(
                StringBuilder::new,
                (text, c) -> text.appendCodePoint(Character.isISOControl(c) ? ' ' : c),
                StringBuilder::append)
            .toString();
    return line.codePointCount(0, line.length()) <= WIDEST_CELL
        ? line
        : line.substring(0, line.offsetByCodePoints(0, WIDEST_CELL - 3)) + "...";
  }

  private void tail(List<String> lines) {
    if (!report.warnings().isEmpty() || !notApplied.isEmpty()) {
      lines.add("");
    }
    report.warnings().forEach(warning -> lines.add("warning: " + warning));
    if (!notApplied.isEmpty()) {
      lines.add("not applied here, for a cluster only: " + String.join(", ", notApplied));
    }
  }
}
