package dev.scoring.runner.write;

import dev.scoring.runner.exec.UnitCounts;
import dev.scoring.runner.exec.UnitSink;
import dev.scoring.runner.plan.Unit;
import dev.scoring.runner.store.WorkPlace;
import java.util.Iterator;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/**
 * Writes a unit's rows in their order to files that only this attempt writes, makes them durable,
 * and commits the unit by its record. Deletes nothing, ever: what no record names is removed after
 * publishing.
 */
public final class UnitWriter implements UnitSink<UnitResult> {
  private static final long serialVersionUID = 1L;

  private final WriteDefinition definition;
  private final WorkPlace place;
  private final long epoch;

  private UnitWriter(WriteDefinition definition, WorkPlace place, long epoch) {
    this.definition = definition;
    this.place = place;
    this.epoch = epoch;
  }

  /**
   * A writer for all units of a run.
   *
   * @param epoch the driver that the attempts run under, noted in their records
   * @throws dev.scoring.contract.failure.ScoringFailure {@code SpecInvalid} for a codec, option or
   *     column type that the format does not take
   */
  public static UnitWriter create(
      SparkSession spark, WriteDefinition definition, WorkPlace place, long epoch) {
    return new UnitWriter(definition, place, epoch);
  }

  @Override
  public UnitResult consume(
      Unit unit, TaskContext context, Iterator<ColumnarBatch> batches, UnitCounts counts)
      throws Exception {
    throw new UnsupportedOperationException(definition + " " + place + " " + epoch);
  }
}
