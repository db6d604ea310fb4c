package dev.scoring.cli.summary;

import static dev.scoring.cli.text.TextTable.Align.LEFT;

import dev.scoring.cli.text.Amounts;
import dev.scoring.cli.text.TextTable;
import dev.scoring.runner.PlanPreview;
import java.util.List;

/** What a person reads of a plan. */
public final class PlanSummary {
  private PlanSummary() {}

  /** The lines, without line ends. */
  public static List<String> lines(PlanPreview plan) {
    PlanPreview.Execution execution = plan.execution();
    TextTable table = new TextTable(List.of(LEFT, LEFT));
    table.row("run", plan.runId());
    table.row("reads", Amounts.count(plan.files(), "file") + ", " + Amounts.bytes(plan.bytes()));
    table.row("columns", String.join(", ", plan.columnsRead()));
    table.row("units", units(plan));
    addAll(table, "writes", plan.outputColumns());
    table.row("tasks", Amounts.count(execution.slots()) + " at a time");
    table.row("batch", execution.batchSize() + " rows");
    table.row(
        "threads",
        execution.intraOpThreads() + " intra-op, " + execution.interOpThreads() + " inter-op");
    table.row("model", Amounts.bytes(execution.modelBytes()));
    table.row("memory", "about " + Amounts.bytes(execution.memoryBytes()) + " for this process");
    return table.lines("");
  }

  private static String units(PlanPreview plan) {
    String units =
        Amounts.count(plan.units()) + ", the largest of " + Amounts.bytes(plan.largestUnitBytes());
    return plan.unitsDone() == 0
        ? units
        : units + "; " + Amounts.count(plan.unitsDone()) + " committed by an earlier attempt";
  }

  private static void addAll(TextTable table, String name, List<String> values) {
    for (int i = 0; i < values.size(); i++) {
      table.row(i == 0 ? name : "", values.get(i));
    }
  }
}
