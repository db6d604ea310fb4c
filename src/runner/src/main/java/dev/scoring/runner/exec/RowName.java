package dev.scoring.runner.exec;

import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/**
 * Where a row of a scan's batch came from.
 *
 * @param file its file's URI
 * @param position its place in the file, from 0; null where that is not known
 */
record RowName(String file, Long position) {
  static RowName of(ColumnarBatch batch, InputLayout layout, int row) {
    String file = batch.column(layout.sourceFile()).getUTF8String(row).toString();
    ColumnVector positions = batch.column(layout.rowPosition());
    return new RowName(file, positions.isNullAt(row) ? null : (Long) positions.getLong(row));
  }

  /** As in a sentence: {@code row 7 of file:/a}. */
  @Override
  public String toString() {
    return (position == null ? "a row" : "row " + position) + " of " + file;
  }
}
