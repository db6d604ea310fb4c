package dev.scoring.runner.column;

import dev.scoring.engine.column.InputColumn;
import dev.scoring.engine.column.NumericType;
import java.util.Optional;
import org.apache.spark.sql.execution.vectorized.WritableColumnVector;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.vectorized.ColumnVector;

/** Chooses the adapter for a vector by its type and its kind. */
final class VectorColumn {
  private VectorColumn() {}

  static InputColumn of(Rows rows, ColumnVector vector) {
    Optional<NumericType> numeric = ColumnTypes.numeric(vector.dataType());
    if (numeric.isPresent()) {
      return new NumericVector(rows, vector, numeric.get());
    }
    if (vector.dataType() instanceof StringType) {
      return new TextVector(rows, vector);
    }
    if (vector.dataType() instanceof ArrayType) {
      return vector instanceof WritableColumnVector writable
          ? new ListVector(rows, writable)
          : CopiedList.of(rows, vector);
    }
    throw new IllegalArgumentException(
        "no encoder reads columns of type " + vector.dataType().simpleString());
  }
}
