package dev.scoring.runner;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.contract.progress.Progress.Stage;
import dev.scoring.contract.report.ParityReport;
import dev.scoring.contract.report.RunReport;
import dev.scoring.contract.report.RunReport.Outcome;
import dev.scoring.engine.model.ModelLease;
import dev.scoring.engine.model.ModelOptions;
import dev.scoring.engine.model.ModelRegistry;
import dev.scoring.runner.check.BatchSizeMeasurement;
import dev.scoring.runner.check.CheckedRun;
import dev.scoring.runner.check.ModelGate;
import dev.scoring.runner.check.OutputCheck;
import dev.scoring.runner.check.Preflight;
import dev.scoring.runner.check.Scope;
import dev.scoring.runner.plan.InputSnapshot;
import dev.scoring.runner.plan.RunPlan;
import dev.scoring.runner.plan.RunPlanJson;
import dev.scoring.runner.publish.OutputState;
import dev.scoring.runner.publish.Publisher;
import dev.scoring.runner.store.RunStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/** The order of a run: check, gate the model, plan, then a first look or the whole. */
final class RunExecution {
  private final SparkSession spark;
  private final RunRequest request;
  private final Reporter reporter;
  private final InstantSource clock;
  private final Pace pace;
  private final Configuration conf;

  RunExecution(
      SparkSession spark,
      RunRequest request,
      Reporter reporter,
      InstantSource clock,
      Instant processStart) {
    this.spark = spark;
    this.request = request;
    this.reporter = reporter;
    this.clock = clock;
    this.pace = new Pace(clock, processStart);
    this.conf = spark.sessionState().newHadoopConf();
  }

  RunReport execute() {
    reporter.stage(Stage.CHECKING);
    Instant now = clock.instant();
    Scope scope = request.limit().isPresent() ? Scope.PREVIEW : Scope.RUN;
    CheckedRun run = Preflight.require(spark, request, scope, now);
    run.listing().notes().forEach(reporter::note);
    RunReport report = scope == Scope.PREVIEW ? preview(run, now) : full(run, now);
    reporter.stage(Stage.DONE);
    return report;
  }

  private RunReport preview(CheckedRun run, Instant now) {
    try (ModelLease lease = ModelRegistry.process().acquire(run.bundle(), run.options())) {
      int batchSize = batchSize(lease);
      List<ParityReport> parity = gate(lease, batchSize);
      reporter.stage(Stage.SCORING);
      return new PreviewRun(spark, run, now, reporter).execute(lease, batchSize, parity, pace);
    }
  }

  private RunReport full(CheckedRun run, Instant now) {
    RunStore store = run.target().store();
    Publisher publisher = Publisher.of(store, conf);
    OutputState state = publisher.inspect();
    if (state instanceof OutputState.Published) {
      publisher.tidyUp();
    }
    if (request.existing() == ExistingRun.FRESH) {
      abandon(run, publisher);
    } else if (state instanceof OutputState.Published published) {
      Optional<RunReport> earlier = earlier(run, published);
      if (earlier.isPresent()) {
        return earlier.get();
      }
    }
    Optional<RunPlan> begun = store.plan().map(RunPlanJson::read);
    begun.ifPresent(plan -> resume(plan, run));
    ModelOptions options =
        begun.map(plan -> Plans.options(plan, run.slots().cores())).orElse(run.options());
    try (ModelLease lease = ModelRegistry.process().acquire(run.bundle(), options)) {
      int batchSize =
          begun.map(plan -> plan.pinned().batchSize()).orElseGet(() -> batchSize(lease));
      List<ParityReport> parity = gate(lease, batchSize);
      reporter.stage(Stage.PLANNING);
      FullRun full = new FullRun(spark, run, publisher, reporter, pace);
      String timeZone = spark.conf().get("spark.sql.session.timeZone");
      RunPlan plan = full.claim(begun.orElseGet(() -> Plans.make(run, batchSize, now, timeZone)));
      return scored(full, plan, lease, parity);
    }
  }

  /**
   * A run that failed for good and committed nothing leaves nothing, so that a corrected one does
   * not find it busy.
   */
  private RunReport scored(
      FullRun full, RunPlan plan, ModelLease lease, List<ParityReport> parity) {
    try {
      return full.execute(plan, lease, parity);
    } catch (ScoringFailure failure) {
      if (!failure.reason().retryable()) {
        full.abandonIfNothingIsCommitted(failure);
      }
      throw failure;
    }
  }

  /** The report of the equal run that published the same input; empty to replace its output. */
  private Optional<RunReport> earlier(CheckedRun run, OutputState.Published published) {
    RunManifest manifest = RunManifest.parse(published.manifest());
    String digest = InputSnapshot.digest(run.listing().files());
    if (manifest.input().digest().equals(digest)) {
      return Optional.of(Reports.withOutcome(manifest.report(), Outcome.ALREADY_PUBLISHED));
    }
    if (OutputCheck.overwrites(run.spec().output())) {
      return Optional.empty();
    }
    throw new ScoringFailure(
        FailureReason.OUTPUT_EXISTS,
        "spec.output.uri: the scores of an earlier state of this input are at '"
            + run.spec().output().uri()
            + "' ("
            + manifest.input().files()
            + " files then, "
            + run.listing().files().size()
            + " now); choose another folder, or declare ifExists: Overwrite with publish:"
            + " NonAtomic");
  }

  private void abandon(CheckedRun run, Publisher publisher) {
    RunStore store = run.target().store();
    for (String other : store.otherUnfinishedRuns()) {
      reporter.note("run " + other + " at this output was abandoned");
      store.abandon(other);
    }
    if (store.plan().isPresent()) {
      reporter.note("the earlier attempt of this run was abandoned");
      store.abandon(run.target().identity().runId());
    }
    OutputCheck.require(
        publisher.inspect(), run.spec().output(), request.existing(), run.target(), conf);
  }

  private void resume(RunPlan plan, CheckedRun run) {
    List<String> added = Plans.requireResumable(plan, run).added();
    reporter.note("the run goes on with the plan of an earlier attempt");
    if (!added.isEmpty()) {
      reporter.note(
          Plans.counted(added) + " came to the input after the run was planned; not scored");
    }
  }

  private int batchSize(ModelLease lease) {
    return request
        .spec()
        .policy()
        .batchSize()
        .fixed()
        .orElseGet(() -> BatchSizeMeasurement.choose(lease));
  }

  private List<ParityReport> gate(ModelLease lease, int batchSize) {
    List<ParityReport> parity =
        ModelGate.require(lease, request.spec().policy().parity(), batchSize);
    if (parity.isEmpty()) {
      reporter.note("the bundle has no golden rows, so its parity was not checked");
    }
    return parity;
  }
}
