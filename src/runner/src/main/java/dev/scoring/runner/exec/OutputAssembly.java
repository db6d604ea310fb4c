package dev.scoring.runner.exec;

import dev.scoring.runner.column.ColumnPath;
import dev.scoring.runner.column.SelectedVector;
import java.util.List;
import org.apache.spark.sql.execution.vectorized.ConstantColumnVector;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.apache.spark.unsafe.types.UTF8String;

/** Puts carried vectors, score vectors and constants side by side, without copying. */
final class OutputAssembly {
  private final List<OutputColumn> outputs;
  private final ScoreVectors scores;
  private final ConstantColumnVector[] constants;

  OutputAssembly(List<OutputColumn> outputs, ScoreVectors scores) {
    this.outputs = outputs;
    this.scores = scores;
    this.constants = new ConstantColumnVector[outputs.size()];
    for (int i = 0; i < constants.length; i++) {
      if (outputs.get(i) instanceof OutputColumn.Constant constant) {
        constants[i] = new ConstantColumnVector(1, DataTypes.StringType);
        constants[i].setUtf8String(UTF8String.fromString(constant.value()));
      }
    }
  }

  /**
   * The output for the rows that were scored.
   *
   * @param selection the scan batch's row of each of them; null for all in order
   */
  ColumnarBatch assemble(ColumnarBatch scan, int[] selection, int rows) {
    ColumnVector[] columns = new ColumnVector[outputs.size()];
    for (int i = 0; i < columns.length; i++) {
      OutputColumn output = outputs.get(i);
      if (output instanceof OutputColumn.Score score) {
        columns[i] = scores.column(score.index());
      } else if (output instanceof OutputColumn.Carried carried) {
        ColumnVector vector = follow(scan, carried.path());
        columns[i] = selection == null ? vector : new SelectedVector(vector, selection, rows);
      } else {
        columns[i] = constants[i];
      }
    }
    return new ColumnarBatch(columns, rows);
  }

  /** Some rows of an assembled batch. */
  ColumnarBatch narrow(ColumnarBatch all, int[] selection, int rows) {
    ColumnVector[] columns = new ColumnVector[outputs.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] =
          constants[i] != null ? constants[i] : new SelectedVector(all.column(i), selection, rows);
    }
    return new ColumnarBatch(columns, rows);
  }

  private static ColumnVector follow(ColumnarBatch batch, ColumnPath path) {
    ColumnVector vector = batch.column(path.top());
    for (int ordinal : path.ordinals().subList(1, path.ordinals().size())) {
      if (allNull(vector, batch.numRows())) {
        // Spark leaves the fields of a struct that a file lacks as their memory happened to be.
        ConstantColumnVector nulls = new ConstantColumnVector(batch.numRows(), path.type());
        nulls.setNull();
        return nulls;
      }
      vector = vector.getChild(ordinal);
    }
    return vector;
  }

  private static boolean allNull(ColumnVector struct, int rows) {
    int row = 0;
    while (row < rows && struct.hasNull() && struct.isNullAt(row)) {
      row++;
    }
    return row == rows;
  }
}
