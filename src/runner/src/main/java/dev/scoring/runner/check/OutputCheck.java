package dev.scoring.runner.check;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.contract.spec.IfExists;
import dev.scoring.contract.spec.OutputSpec;
import dev.scoring.contract.spec.PublishMode;
import dev.scoring.runner.ExistingRun;
import dev.scoring.runner.plan.RunIdentity;
import dev.scoring.runner.plan.RunPlanJson;
import dev.scoring.runner.publish.OutputState;
import dev.scoring.runner.store.RunStore;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** Judges what is at the output's place. */
public final class OutputCheck {
  private OutputCheck() {}

  /**
   * Refuses a place that this run may not write to.
   *
   * @throws ScoringFailure OUTPUT_EXISTS or OUTPUT_BUSY
   */
  public static void require(
      OutputState state,
      OutputSpec output,
      ExistingRun existing,
      CheckedRun.Target target,
      Configuration conf) {
    if (state instanceof OutputState.Busy busy && existing == ExistingRun.RESUME) {
      throw busy(busy, target, conf);
    }
    if (state instanceof OutputState.Occupied occupied && !overwrites(output)) {
      throw occupied(output, occupied);
    }
    if (state instanceof OutputState.Published
        && existing == ExistingRun.FRESH
        && !overwrites(output)) {
      throw published(output);
    }
  }

  /** Whether files of others may be replaced. */
  public static boolean overwrites(OutputSpec output) {
    return output.ifExists() == IfExists.OVERWRITE && output.publish() == PublishMode.NON_ATOMIC;
  }

  private static ScoringFailure occupied(OutputSpec output, OutputState.Occupied occupied) {
    return new ScoringFailure(
        FailureReason.OUTPUT_EXISTS,
        "spec.output.uri: '"
            + occupied.example()
            + "' is at '"
            + output.uri()
            + "' already; choose another folder, or declare ifExists: Overwrite with publish:"
            + " NonAtomic");
  }

  private static ScoringFailure published(OutputSpec output) {
    return new ScoringFailure(
        FailureReason.OUTPUT_EXISTS,
        "spec.output.uri: this run's scores are published at '"
            + output.uri()
            + "' already; choose another folder, or declare ifExists: Overwrite with publish:"
            + " NonAtomic to let --fresh replace them");
  }

  private static ScoringFailure busy(
      OutputState.Busy busy, CheckedRun.Target target, Configuration conf) {
    String other = busy.runIds().get(0);
    String differs =
        planned(target, other, conf)
            .map(
                plan ->
                    " (it differs in "
                        + String.join(", ", target.identity().differences(plan))
                        + ")")
            .orElse("");
    return new ScoringFailure(
        FailureReason.OUTPUT_BUSY,
        "spec.output.uri: another unfinished run, "
            + other
            + differs
            + ", writes to '"
            + target.place().output()
            + "'; wait for it, or abandon it with --fresh");
  }

  private static Optional<RunIdentity> planned(
      CheckedRun.Target target, String runId, Configuration conf) {
    return RunStore.open(target.place().ofRun(runId), conf)
        .plan()
        .map(json -> RunPlanJson.read(json).identity());
  }
}
