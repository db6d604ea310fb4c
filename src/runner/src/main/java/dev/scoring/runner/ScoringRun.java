package dev.scoring.runner;

import dev.scoring.contract.read.Finding;
import dev.scoring.contract.report.RunReport;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/**
 * The runner's front door. The session comes from {@code Sessions}; a run changes none of its
 * settings. One run at a time in a process.
 */
public final class ScoringRun {
  private ScoringRun() {}

  /**
   * Checks, plans, scores the units that have no record yet, audits and publishes. Interrupting the
   * calling thread cancels the run's jobs; committed units stay for the next attempt.
   *
   * @throws dev.scoring.contract.failure.ScoringFailure with the reason and one sentence; whatever
   *     it is, no part of the output is visible then, except under {@code NonAtomic} publishing
   */
  public static RunReport execute(SparkSession spark, RunRequest request, RunListener listener) {
    if (request == null) {
      return null;
    }
    throw new UnsupportedOperationException("not there yet: " + request);
  }

  /**
   * What {@link #execute} would do; writes nothing and loads no model.
   *
   * @throws dev.scoring.contract.failure.ScoringFailure with the first thing that is wrong
   */
  public static PlanPreview plan(SparkSession spark, RunRequest request) {
    if (request == null) {
      return null;
    }
    throw new UnsupportedOperationException("not there yet: " + request);
  }

  /**
   * Everything that is wrong with a request, as far as it can be known without scoring: spec,
   * bundle, input schema, predicates, output place. Empty when nothing is. Loads no model.
   */
  public static List<Finding> validate(SparkSession spark, RunRequest request) {
    if (request == null) {
      return null;
    }
    throw new UnsupportedOperationException("not there yet: " + request);
  }

  /**
   * Rows of a published output, to look at.
   *
   * @param largest how many of the largest by the first numeric score column
   * @param random how many at random, the same ones each time
   */
  public static RowSample sample(SparkSession spark, RunRequest request, int largest, int random) {
    if (request == null) {
      return null;
    }
    throw new UnsupportedOperationException("not there yet: " + request);
  }
}
