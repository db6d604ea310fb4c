package dev.scoring.runner.exec;

import dev.scoring.contract.spec.BadRowAction;
import dev.scoring.runner.column.ColumnPath;
import dev.scoring.runner.exec.UnitSource.VectorMemory;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.execution.metric.SQLMetric;
import org.apache.spark.sql.types.StructType;

/**
 * What an executor scores units with.
 *
 * @param inputs where the model's columns are in the scan's batches, in the scorer's order
 * @param layout the scan's batches
 * @param filter over the scan's batches; null keeps every row
 * @param scores the score columns
 * @param outputs the output's columns
 * @param emit over the output's batches; null emits every row
 * @param settings how to score
 * @param metrics of the step
 */
record ScoringStep(
    List<ColumnPath> inputs,
    InputLayout layout,
    ResolvedPredicate filter,
    StructType scores,
    List<OutputColumn> outputs,
    ResolvedPredicate emit,
    Settings settings,
    Metrics metrics)
    implements Serializable {

  ScoringStep {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /**
   * How to score.
   *
   * @param scorers makes a task's scorer
   * @param batchRows most rows of a forward pass
   * @param badRows what a row without a score does
   * @param rejects where such rows go
   * @param vectors how score vectors are allocated
   */
  record Settings(
      ScorerSource scorers,
      int batchRows,
      BadRowAction badRows,
      RejectSink rejects,
      VectorMemory vectors)
      implements Serializable {}

  /**
   * What the step counts.
   *
   * @param notFinite NaN and infinite values that the model gave
   */
  record Metrics(
      SQLMetric scored,
      SQLMetric filtered,
      SQLMetric suppressed,
      SQLMetric rejected,
      SQLMetric modelBatches,
      SQLMetric modelLoads,
      SQLMetric encode,
      SQLMetric forward,
      SQLMetric decode,
      SQLMetric notFinite)
      implements Serializable {}
}
