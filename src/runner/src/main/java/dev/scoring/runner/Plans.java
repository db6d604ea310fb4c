package dev.scoring.runner;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.engine.model.DeviceRequest;
import dev.scoring.engine.model.ModelOptions;
import dev.scoring.runner.check.CheckedRun;
import dev.scoring.runner.input.InputSchema;
import dev.scoring.runner.plan.InputSnapshot;
import dev.scoring.runner.plan.PinnedSettings;
import dev.scoring.runner.plan.RunPlan;
import dev.scoring.runner.plan.Unit;
import dev.scoring.runner.plan.UnitPlanner;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/** Makes a run's plan, and takes one up again. Pure. */
final class Plans {
  private Plans() {}

  /** The plan of a new run. */
  static RunPlan make(CheckedRun run, int batchSize, Instant now, String timeZone) {
    ModelOptions options = run.options();
    PinnedSettings pinned =
        new PinnedSettings(
            run.schema().data().json(),
            run.schema().partitions().json(),
            timeZone,
            now,
            batchSize,
            options.intraOp(),
            options.interOp(),
            options.precision(),
            options.device().name(),
            CodeVersion.current());
    return new RunPlan(
        RunPlan.VERSION,
        run.target().identity().runId(),
        run.target().identity(),
        run.spec().model().uri(),
        run.bundle().digest(),
        pinned,
        units(run));
  }

  /** What the input is cut into. */
  static List<Unit> units(CheckedRun run) {
    long target = UnitPlanner.targetBytes(run.listing().bytes(), run.slots().tasks());
    return UnitPlanner.plan(run.listing().files(), target);
  }

  /** The schema that a plan was made with. */
  static InputSchema schema(RunPlan plan) {
    return new InputSchema(
        (StructType) DataType.fromJson(plan.pinned().dataSchema()),
        (StructType) DataType.fromJson(plan.pinned().partitionSchema()));
  }

  /** How a plan runs the model on the cores of this process. */
  static ModelOptions options(RunPlan plan, int cores) {
    PinnedSettings pinned = plan.pinned();
    return new ModelOptions(
        DeviceRequest.valueOf(pinned.device()),
        pinned.intraOpThreads(),
        pinned.interOpThreads(),
        pinned.precision(),
        cores);
  }

  /**
   * Checks that a plan can be gone on with.
   *
   * @throws ScoringFailure PLAN_MISMATCH when another version or device planned, INPUT_CHANGED with
   *     the files
   */
  static InputSnapshot.Difference requireResumable(RunPlan plan, CheckedRun run) {
    requireSame("program version", plan.pinned().codeVersion(), CodeVersion.current());
    requireSame("device", plan.pinned().device(), run.options().device().name());
    InputSnapshot.Difference difference = InputSnapshot.compare(plan, run.listing().files());
    if (!difference.changed().isEmpty()) {
      throw new ScoringFailure(
          FailureReason.INPUT_CHANGED,
          "spec.input.uri: since the run was planned, "
              + counted(difference.changed())
              + " changed or vanished; start again with --fresh");
    }
    return difference;
  }

  private static void requireSame(String what, String planned, String now) {
    if (!planned.equals(now)) {
      throw new ScoringFailure(
          FailureReason.PLAN_MISMATCH,
          "The run to resume was planned with %s %s, and this is %s; start again with --fresh"
              .formatted(what, planned, now));
    }
  }

  /** The first of some files, and how many more. */
  static String counted(List<String> files) {
    int more = files.size() - 1;
    return files.get(0) + (more == 0 ? "" : " and " + more + " more files");
  }
}
