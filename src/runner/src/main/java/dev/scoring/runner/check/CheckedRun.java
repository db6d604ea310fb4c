package dev.scoring.runner.check;

import dev.scoring.contract.spec.ScoringSpec;
import dev.scoring.engine.bundle.ModelBundle;
import dev.scoring.engine.model.ModelOptions;
import dev.scoring.runner.RunRequest;
import dev.scoring.runner.input.InputListing;
import dev.scoring.runner.input.InputSchema;
import dev.scoring.runner.plan.RunIdentity;
import dev.scoring.runner.store.RunStore;
import dev.scoring.runner.store.WorkPlace;
import org.apache.spark.sql.types.StructType;

/**
 * A request that nothing is wrong with as far as could be seen.
 *
 * @param request what was asked for
 * @param bundle the model bundle, open
 * @param listing the input's files
 * @param schema the input's columns
 * @param outputSchema the output's columns
 * @param options how processes run the model
 * @param slots what the session can do at a time
 * @param target where the output goes
 */
public record CheckedRun(
    RunRequest request,
    ModelBundle bundle,
    InputListing listing,
    InputSchema schema,
    StructType outputSchema,
    ModelOptions options,
    Slots slots,
    Target target) {

  /**
   * Where the output goes.
   *
   * @param identity what makes the run the run it is
   * @param store the run's documents
   */
  public record Target(RunIdentity identity, RunStore store) {

    /** Where the run's files lie. */
    public WorkPlace place() {
      return store.place();
    }
  }

  /** The declared spec. */
  public ScoringSpec spec() {
    return request.spec();
  }
}
