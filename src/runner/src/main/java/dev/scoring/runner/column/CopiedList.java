package dev.scoring.runner.column;

import dev.scoring.engine.column.ListColumn;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.execution.RowToColumnConverter;
import org.apache.spark.sql.execution.vectorized.OnHeapColumnVector;
import org.apache.spark.sql.execution.vectorized.WritableColumnVector;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnVector;

/** Lists of a vector that hides where its elements are, as ORC's does: they are copied once. */
final class CopiedList {
  private CopiedList() {}

  static ListColumn of(Rows rows, ColumnVector vector) {
    DataType type = vector.dataType();
    StructField field = new StructField("list", type, true, Metadata.empty());
    RowToColumnConverter converter = new RowToColumnConverter(new StructType().add(field));
    WritableColumnVector copy = new OnHeapColumnVector(Math.max(1, rows.count()), type);
    WritableColumnVector[] target = {copy};
    GenericInternalRow row = new GenericInternalRow(1);
    for (int i = 0; i < rows.count(); i++) {
      row.update(0, rows.isNull(vector, i) ? null : vector.getArray(rows.at(i)));
      converter.convert(row, target);
    }
    return new ListVector(Rows.first(rows.count()), copy);
  }
}
