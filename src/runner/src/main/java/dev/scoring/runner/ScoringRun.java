package dev.scoring.runner;

import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.contract.read.Finding;
import dev.scoring.contract.report.RunReport;
import dev.scoring.contract.spec.Count;
import dev.scoring.engine.bundle.ModelBundle;
import dev.scoring.runner.PlanPreview.Execution;
import dev.scoring.runner.bundle.LocalBundles;
import dev.scoring.runner.check.CheckedRun;
import dev.scoring.runner.check.Preflight;
import dev.scoring.runner.check.Scope;
import dev.scoring.runner.input.FilterColumns;
import dev.scoring.runner.input.InputLister;
import dev.scoring.runner.plan.RunIdentities;
import dev.scoring.runner.plan.RunIdentity;
import dev.scoring.runner.plan.Unit;
import dev.scoring.runner.publish.OutputState;
import dev.scoring.runner.publish.Publisher;
import dev.scoring.runner.store.RunStore;
import dev.scoring.runner.store.WorkPlace;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/**
 * The runner's front door. The session comes from {@code Sessions}; a run changes none of its
 * settings. One run at a time in a process.
 */
public final class ScoringRun {
  /** Column vectors and tensors of one task: about so many bytes a value, twice. */
  private static final long BYTES_PER_TASK = 64L << 20;

  private static final InstantSource CLOCK = InstantSource.system();

  private ScoringRun() {}

  /**
   * Checks, plans, scores the units that have no record yet, audits and publishes. Interrupting the
   * calling thread cancels the run's jobs; committed units stay for the next attempt.
   *
   * @throws ScoringFailure with the reason and one sentence; whatever it is, no part of the output
   *     is visible then, except under {@code NonAtomic} publishing
   */
  public static RunReport execute(SparkSession spark, RunRequest request, RunListener listener) {
    Instant start = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
    try {
      return new RunExecution(spark, request, new Reporter(listener), CLOCK, start).execute();
    } catch (Exception e) {
      throw Unwrapping.of(e);
    }
  }

  /**
   * What {@link #execute} would do; writes nothing and loads no model.
   *
   * @throws ScoringFailure with the first thing that is wrong
   */
  public static PlanPreview plan(SparkSession spark, RunRequest request) {
    try {
      CheckedRun run = Preflight.require(spark, request, Scope.LOOK, CLOCK.instant());
      return preview(spark, run);
    } catch (Exception e) {
      throw Unwrapping.of(e);
    }
  }

  private static PlanPreview preview(SparkSession spark, CheckedRun run) {
    List<Unit> units = Plans.units(run);
    Set<String> read = new LinkedHashSet<>(run.bundle().columns());
    read.addAll(FilterColumns.of(spark, run.spec().input().filter()));
    read.addAll(run.spec().output().columns());
    return new PlanPreview(
        run.target().identity().runId(),
        run.listing().files().size(),
        run.listing().bytes(),
        units.size(),
        units.stream().mapToLong(Unit::bytes).max().orElse(0),
        run.target().store().records().size(),
        List.copyOf(read),
        Arrays.stream(run.outputSchema().fields())
            .map(field -> field.name() + " " + field.dataType().simpleString())
            .toList(),
        execution(run));
  }

  private static Execution execution(CheckedRun run) {
    long model = run.bundle().contentBytes();
    long tasks = Math.min(run.slots().tasks(), run.slots().cores());
    return new Execution(
        run.slots().tasks(),
        text(run.spec().policy().batchSize()),
        text(run.spec().threads().intraOp()),
        text(run.spec().threads().interOp()),
        model,
        Runtime.getRuntime().maxMemory() + 2 * model + tasks * BYTES_PER_TASK);
  }

  private static String text(Count count) {
    return String.valueOf(count.toJson());
  }

  /**
   * Everything that is wrong with a request, as far as it can be known without scoring: spec,
   * bundle, input schema, predicates, output place. Empty when nothing is. Loads no model.
   *
   * @throws ScoringFailure only for an error that the program did not expect
   */
  public static List<Finding> validate(SparkSession spark, RunRequest request) {
    try {
      return Preflight.findings(spark, request, CLOCK.instant());
    } catch (Exception e) {
      throw Unwrapping.of(e);
    }
  }

  /**
   * Rows of a published output, to look at.
   *
   * @param largest how many of the largest by the first numeric score column
   * @param random how many at random, the same ones each time
   * @throws ScoringFailure INPUT_NOT_FOUND when this run published nothing
   */
  public static RowSample sample(SparkSession spark, RunRequest request, int largest, int random) {
    try {
      Configuration conf = spark.sessionState().newHadoopConf();
      RunStore store = RunStore.open(place(request, conf), conf);
      if (Publisher.of(store, conf).inspect() instanceof OutputState.Published published) {
        return new OutputSampler(spark, request.spec().output(), published).sample(largest, random);
      }
      throw OutputSampler.absent(request.spec().output());
    } catch (Exception e) {
      throw Unwrapping.of(e);
    }
  }

  private static WorkPlace place(RunRequest request, Configuration conf) {
    var spec = request.spec();
    ModelBundle bundle = LocalBundles.resolve(spec.model().uri(), spec.model().digest(), conf);
    List<String> inputs =
        spec.input().locations().stream()
            .map(uri -> InputLister.qualified("spec.input.uri", uri, conf).toString())
            .toList();
    String output = InputLister.qualified("spec.output.uri", spec.output().uri(), conf).toString();
    RunIdentity identity =
        RunIdentities.of(spec, new RunIdentities.Places(bundle.digest(), inputs, output));
    return WorkPlace.of(spec.output().uri(), identity.runId(), conf);
  }
}
