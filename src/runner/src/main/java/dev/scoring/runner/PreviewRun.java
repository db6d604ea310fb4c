package dev.scoring.runner;

import dev.scoring.contract.report.ParityReport;
import dev.scoring.contract.report.RowBalance;
import dev.scoring.contract.report.RunReport;
import dev.scoring.contract.report.RunReport.Outcome;
import dev.scoring.contract.spec.ScoringSpec;
import dev.scoring.engine.model.ModelLease;
import dev.scoring.runner.check.CheckedRun;
import dev.scoring.runner.check.Definitions;
import dev.scoring.runner.exec.RowSelection;
import dev.scoring.runner.exec.ScoringQuery;
import dev.scoring.runner.plan.Unit;
import dev.scoring.runner.plan.UnitPlanner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/** Scores the first rows of an input, unit after unit, and publishes nothing. */
final class PreviewRun {
  /** How many rows a listener gets at most. */
  private static final int ROWS_SHOWN = 20;

  private final SparkSession spark;
  private final CheckedRun run;
  private final Instant now;
  private final Reporter reporter;

  private RowBalance balance = RowBalance.ZERO;
  private final List<List<String>> rows = new ArrayList<>();

  PreviewRun(SparkSession spark, CheckedRun run, Instant now, Reporter reporter) {
    this.spark = spark;
    this.run = run;
    this.now = now;
    this.reporter = reporter;
  }

  RunReport execute(ModelLease lease, int batchSize, List<ParityReport> parity, Pace pace) {
    List<Unit> units = UnitPlanner.plan(run.listing().files(), UnitPlanner.MAX_UNIT_BYTES);
    long limit = run.request().limit().orElseThrow();
    pace.scoringBegins();
    ScoringQuery last = null;
    int used = 0;
    while (balance.read() < limit && used < units.size()) {
      last = query(lease, batchSize, limit - balance.read());
      PreviewSink sink = new PreviewSink(last.outputSchema(), ROWS_SHOWN - rows.size());
      last.run(
          List.of(units.get(used)),
          sink,
          (unit, seen) -> {
            balance = balance.plus(seen.balance());
            rows.addAll(seen.rows());
          });
      pace.add(last);
      used++;
    }
    pace.scoringEnds();
    List<String> columns = Arrays.asList(run.outputSchema().fieldNames());
    reporter.rows(new RowSample(columns, rows, List.of(), null));
    return Reports.of(
        run,
        new Reports.Settings(batchSize, lease.options().intraOp(), parity),
        new Reports.Work(Outcome.PREVIEW, balance, used, Reports.Inherited.NOTHING, null),
        pace,
        reporter.notes());
  }

  private ScoringQuery query(ModelLease lease, int batchSize, long maxRows) {
    ScoringSpec spec = run.spec();
    RowSelection selection = new RowSelection(spec.input().filter(), now, maxRows);
    return ScoringQuery.create(
        spark,
        Definitions.scan(spec, run.schema(), selection),
        Definitions.scoring(
            spec, run.bundle(), lease.options(), batchSize, run.target().identity().runId()));
  }
}
