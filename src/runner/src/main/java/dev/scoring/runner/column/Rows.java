package dev.scoring.runner.column;

import org.apache.spark.sql.vectorized.ColumnVector;

/**
 * Which rows of a vector a column has, and the structs around the vector.
 *
 * @param around vectors of the structs that the vector is nested in; empty at the top level
 * @param selection the vector's row of each row; null for all in order
 * @param count how many rows there are
 */
@SuppressWarnings("ArrayRecordComponent")
record Rows(ColumnVector[] around, int[] selection, int count) {
  private static final ColumnVector[] NOTHING = {};

  /** The first rows of a vector that is in no struct. */
  static Rows first(int count) {
    return new Rows(NOTHING, null, count);
  }

  int at(int row) {
    return selection == null ? row : selection[row];
  }

  boolean dense() {
    return selection == null;
  }

  boolean hasNull(ColumnVector vector) {
    for (ColumnVector struct : around) {
      if (struct.hasNull()) {
        return true;
      }
    }
    return vector.hasNull();
  }

  boolean isNull(ColumnVector vector, int row) {
    int at = at(row);
    for (ColumnVector struct : around) {
      if (struct.isNullAt(at)) {
        return true;
      }
    }
    return vector.isNullAt(at);
  }
}
