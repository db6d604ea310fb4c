package dev.scoring.runner.exec;

import dev.scoring.runner.plan.Unit;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.types.StructType;

/**
 * Scores units with Spark: one task a unit, no shuffle, under one entry in Spark's SQL page. Made
 * and used on the driver, by one thread at a time.
 */
public final class ScoringQuery {
  private final StructType outputSchema = new StructType();
  private final SparkPlan plan = null;

  private ScoringQuery() {}

  /**
   * Resolves columns, predicates and the output schema; reads no input and loads no model.
   *
   * @throws dev.scoring.contract.failure.ScoringFailure INPUT_SCHEMA for a column that the bundle
   *     reads and the input lacks or has with another type, OUTPUT_COLUMNS for a carried column
   *     that does not exist and for a name used twice, FILTER_INVALID, and what resolving the
   *     bundle and its score columns throws
   */
  public static ScoringQuery create(
      SparkSession spark, ScanDefinition scan, ScoringDefinition scoring) {
    return new ScoringQuery();
  }

  /** Carried columns, score columns, metadata columns. */
  public StructType outputSchema() {
    return outputSchema;
  }

  /** The scoring step over the scan; its metrics are those of every run of this query. */
  public SparkPlan physicalPlan() {
    return plan;
  }

  /**
   * Scores units and waits for all of them.
   *
   * @param sink what an executor does with a unit's scored rows
   * @param onDone called on this thread with each unit's result as it comes, in any order
   * @throws dev.scoring.contract.failure.ScoringFailure the first failure of a task with its own
   *     reason and sentence, after the other tasks were told to stop; INTERRUPTED when this thread
   *     is interrupted
   */
  public <R> void run(List<Unit> units, UnitSink<R> sink, BiConsumer<Unit, R> onDone) {
    if (!units.isEmpty()) {
      throw new UnsupportedOperationException("not there yet");
    }
  }
}
