package dev.scoring.runner.exec;

import dev.scoring.runner.plan.Unit;
import java.io.Serializable;
import java.util.Iterator;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/**
 * What is done with a unit's scored rows, on the executor. One object serves many tasks, each with
 * a copy of its own or shared between threads: it keeps no state between calls.
 *
 * @param <R> what the driver gets of a unit; serialisable
 */
@FunctionalInterface
public interface UnitSink<R> extends Serializable {

  /**
   * Takes all batches of a unit. A batch and its vectors are valid only until the next one is asked
   * for. Exceptions of {@code batches} are to be passed on after cleaning up.
   *
   * @param counts complete once {@code batches} has no next
   */
  R consume(Unit unit, TaskContext context, Iterator<ColumnarBatch> batches, UnitCounts counts)
      throws Exception;
}
