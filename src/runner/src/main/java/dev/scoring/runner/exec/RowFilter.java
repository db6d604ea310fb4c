package dev.scoring.runner.exec;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import java.util.BitSet;
import java.util.function.IntFunction;
import org.apache.spark.sql.catalyst.expressions.BasePredicate;
import org.apache.spark.sql.catalyst.expressions.Predicate;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/** A predicate that Spark compiled, over the rows of batches. Not thread-safe. */
final class RowFilter {
  private final String field;
  private final String sql;
  private final BasePredicate predicate;

  /**
   * A filter.
   *
   * @param field the manifest's field that holds the predicate
   */
  RowFilter(String field, ResolvedPredicate resolved, int partition) {
    this.field = field;
    this.sql = resolved.sql();
    this.predicate = Predicate.create(resolved.expression());
    predicate.initialize(partition);
  }

  /**
   * Puts the rows for which the predicate is true into {@code selection}, in order.
   *
   * @param skipped rows not to look at; null for none
   * @param names where a row of the batch came from, for messages
   * @return how many there are
   * @throws ScoringFailure FILTER_INVALID for a row whose values the predicate cannot take
   */
  int select(ColumnarBatch batch, BitSet skipped, int[] selection, IntFunction<RowName> names) {
    int selected = 0;
    for (int row = 0; row < batch.numRows(); row++) {
      if ((skipped == null || !skipped.get(row)) && holds(batch, row, names)) {
        selection[selected] = row;
        selected++;
      }
    }
    return selected;
  }

  private boolean holds(ColumnarBatch batch, int row, IntFunction<RowName> names) {
    try {
      return predicate.eval(batch.getRow(row));
    } catch (RuntimeException failed) {
      throw new ScoringFailure(
          FailureReason.FILTER_INVALID,
          field
              + ": the predicate '"
              + sql
              + "' fails on "
              + names.apply(row)
              + ": "
              + Sentences.firstLine(failed)
              + "; make it hold for every row, with try_cast or a guard",
          failed);
    }
  }
}
