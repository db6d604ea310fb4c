package dev.scoring.runner;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.contract.progress.Progress.Stage;
import dev.scoring.contract.report.ParityReport;
import dev.scoring.contract.report.RowBalance;
import dev.scoring.contract.report.RunReport;
import dev.scoring.contract.report.RunReport.Outcome;
import dev.scoring.contract.spec.IfExists;
import dev.scoring.contract.spec.ScoringSpec;
import dev.scoring.engine.model.ModelLease;
import dev.scoring.runner.check.CheckedRun;
import dev.scoring.runner.check.Definitions;
import dev.scoring.runner.check.OutputCheck;
import dev.scoring.runner.exec.RowSelection;
import dev.scoring.runner.exec.ScoringQuery;
import dev.scoring.runner.plan.InputSnapshot;
import dev.scoring.runner.plan.RunPlan;
import dev.scoring.runner.plan.RunPlanJson;
import dev.scoring.runner.plan.Unit;
import dev.scoring.runner.publish.Published;
import dev.scoring.runner.publish.Publisher;
import dev.scoring.runner.store.ClaimOutcome;
import dev.scoring.runner.store.RunStore;
import dev.scoring.runner.store.UnitRecord;
import dev.scoring.runner.write.UnitWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.metric.SQLMetric;
import scala.Option;

/** From a plan to a published output: claim, score what is open, audit, publish. */
final class FullRun {
  private static final long EPOCH = 1;
  private static final List<String> ROW_METRICS =
      List.of("numOutputRows", "numFiltered", "numSuppressed", "numRejected");

  private final SparkSession spark;
  private final CheckedRun run;
  private final Publisher publisher;
  private final Reporter reporter;
  private final Pace pace;

  FullRun(SparkSession spark, CheckedRun run, Publisher publisher, Reporter reporter, Pace pace) {
    this.spark = spark;
    this.run = run;
    this.publisher = publisher;
    this.reporter = reporter;
    this.pace = pace;
  }

  /** Makes the plan the run's, or takes up the one that another attempt made at this moment. */
  RunPlan claim(RunPlan plan) {
    return store().claim(RunPlanJson.write(plan)) instanceof ClaimOutcome.Resumed resumed
        ? RunPlanJson.read(resumed.plan())
        : plan;
  }

  RunReport execute(RunPlan plan, ModelLease lease, List<ParityReport> parity) {
    Map<Integer, UnitRecord> before = store().records();
    score(plan, lease, before);
    reporter.stage(Stage.PUBLISHING);
    Map<Integer, UnitRecord> committed = store().records();
    RowBalance balance = Audit.require(plan.units(), committed, run.spec().policy());
    Reports.Settings settings =
        new Reports.Settings(plan.pinned().batchSize(), plan.pinned().intraOpThreads(), parity);
    Reports.Inherited resumed =
        new Reports.Inherited(
            before.size(), before.values().stream().mapToLong(r -> r.balance().read()).sum());
    Published published =
        publisher.publish(
            committed.values(),
            OutputCheck.overwrites(run.spec().output()) ? IfExists.OVERWRITE : IfExists.FAIL,
            frozen -> manifest(plan, report(plan, settings, balance, resumed, frozen)).toJson());
    return report(plan, settings, balance, resumed, published);
  }

  /** Removes the plan, unless a unit's work would be lost with it. */
  void abandonIfNothingIsCommitted(ScoringFailure failure) {
    try {
      if (store().records().isEmpty()) {
        store().abandon(store().place().runId());
      }
    } catch (ScoringFailure unavailable) {
      failure.addSuppressed(unavailable);
    }
  }

  private RunReport report(
      RunPlan plan,
      Reports.Settings settings,
      RowBalance balance,
      Reports.Inherited resumed,
      Published published) {
    Reports.Work work =
        new Reports.Work(Outcome.PUBLISHED, balance, plan.units().size(), resumed, published);
    return Reports.of(run, settings, work, pace, reporter.notes());
  }

  private RunManifest manifest(RunPlan plan, RunReport report) {
    long files =
        plan.units().stream()
            .flatMap(u -> u.slices().stream())
            .map(s -> s.path())
            .distinct()
            .count();
    return new RunManifest(
        RunManifest.VERSION,
        plan.runId(),
        plan.identity(),
        new RunManifest.Input(InputSnapshot.digest(plan), (int) files, plan.bytes()),
        run.outputSchema().json(),
        plan.pinned().codeVersion(),
        report);
  }

  private void score(RunPlan plan, ModelLease lease, Map<Integer, UnitRecord> before) {
    ProgressMeter meter = new ProgressMeter(plan, System::nanoTime);
    for (Unit unit : plan.units()) {
      UnitRecord record = before.get(unit.index());
      if (record != null) {
        meter.committed(unit, record.balance());
      }
    }
    meter.begin();
    List<Unit> open =
        plan.units().stream().filter(unit -> !before.containsKey(unit.index())).toList();
    ScoringQuery query = query(plan, lease);
    TaskRows rows = new TaskRows(meter, metrics(query));
    pace.scoringBegins();
    spark.sparkContext().addSparkListener(rows);
    ProgressTicker ticker = ProgressTicker.start(reporter, meter);
    try {
      UnitWriter writer =
          UnitWriter.create(
              spark,
              Definitions.write(run.spec().output(), query.outputSchema()),
              store().place(),
              EPOCH);
      query.run(open, writer, (unit, result) -> meter.committed(unit, result.record().balance()));
    } finally {
      ticker.close();
      spark.sparkContext().removeSparkListener(rows);
      pace.scoringEnds();
      pace.add(query);
    }
    reporter.progress(meter.now(Stage.SCORING));
    if (pace.notFinite() > 0) {
      reporter.note(
          "the model gave "
              + pace.notFinite()
              + " values that are NaN or infinite; they are written as they are");
    }
  }

  private ScoringQuery query(RunPlan plan, ModelLease lease) {
    ScoringSpec spec = run.spec();
    RowSelection rows = RowSelection.matching(spec.input().filter(), plan.pinned().now());
    ScoringQuery query =
        ScoringQuery.create(
            spark,
            Definitions.scan(spec, Plans.schema(plan), rows),
            Definitions.scoring(
                spec, run.bundle(), lease.options(), plan.pinned().batchSize(), plan.runId()));
    if (!query.outputSchema().equals(run.outputSchema())) {
      throw new ScoringFailure(
          FailureReason.PLAN_MISMATCH,
          "The run to resume was planned with other columns than the input has now; start again"
              + " with --fresh");
    }
    return query;
  }

  private static Set<Long> metrics(ScoringQuery query) {
    Set<Long> ids = new HashSet<>();
    for (String name : ROW_METRICS) {
      Option<SQLMetric> metric = query.physicalPlan().metrics().get(name);
      if (metric.isDefined()) {
        ids.add(metric.get().id());
      }
    }
    return ids;
  }

  private RunStore store() {
    return run.target().store();
  }
}
