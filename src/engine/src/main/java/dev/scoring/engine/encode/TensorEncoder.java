package dev.scoring.engine.encode;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.engine.column.InputBatch;
import dev.scoring.engine.column.InputColumn;
import dev.scoring.engine.column.NumericColumn;
import dev.scoring.engine.tensor.EncodedTensor;

/** Fills one tensor's buffer, batch after batch. */
abstract class TensorEncoder {
  private final TensorBuffer buffer;

  TensorEncoder(TensorBuffer buffer) {
    this.buffer = buffer;
  }

  /** Encodes rows {@code from} to {@code from + rows - 1}; errors count from {@code from}. */
  abstract void encode(InputBatch batch, int from, int rows, RowErrors errors);

  /** What the elements of a row with an error hold. */
  abstract long filler();

  TensorBuffer buffer() {
    return buffer;
  }

  final EncodedTensor encoded(int rows) {
    return buffer.encoded(rows);
  }

  final void blank(int row, int rows) {
    buffer.fillRow(row, rows, filler());
  }

  final NumericColumn numbers(InputColumn column, String name) {
    if (column instanceof NumericColumn numeric) {
      return numeric;
    }
    throw unusable(name, "numbers");
  }

  final ScoringFailure unusable(String column, String wanted) {
    return new ScoringFailure(
        FailureReason.INPUT_SCHEMA,
        String.format(
            "column '%s' does not hold %s, which the input '%s' takes",
            column, wanted, buffer.tensor().name()));
  }
}
