package dev.scoring.runner.column;

import dev.scoring.engine.column.InputColumn;
import dev.scoring.engine.column.ListColumn;
import org.apache.spark.sql.execution.vectorized.WritableColumnVector;

/** Lists of a vector that gives offsets and elements away; nothing is copied. */
final class ListVector implements ListColumn {
  private final Rows rows;
  private final WritableColumnVector vector;
  private InputColumn elements;

  ListVector(Rows rows, WritableColumnVector vector) {
    this.rows = rows;
    this.vector = vector;
  }

  @Override
  public boolean hasNull() {
    return rows.hasNull(vector);
  }

  @Override
  public boolean isNull(int row) {
    return rows.isNull(vector, row);
  }

  @Override
  public int start(int row) {
    return vector.getArrayOffset(rows.at(row));
  }

  @Override
  public int length(int row) {
    return vector.getArrayLength(rows.at(row));
  }

  @Override
  public InputColumn elements() {
    if (elements == null) {
      elements = VectorColumn.of(Rows.first(end()), vector.arrayData());
    }
    return elements;
  }

  private int end() {
    int end = 0;
    for (int row = 0; row < rows.count(); row++) {
      if (!isNull(row)) {
        end = Math.max(end, start(row) + length(row));
      }
    }
    return end;
  }
}
