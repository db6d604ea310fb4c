package dev.scoring.runner.column;

import dev.scoring.engine.column.InputBatch;
import dev.scoring.engine.column.InputColumn;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/**
 * The rows of a Spark batch that are to be scored, as the engine reads them. Nothing is copied; the
 * columns are valid until the next {@link #refill}. Not thread-safe; closes nothing.
 */
public final class VectorBatch implements InputBatch {
  private final List<ColumnPath> paths;
  private final InputColumn[] columns;
  private ColumnarBatch batch;
  private int[] selection;
  private int rows;

  /**
   * A view.
   *
   * @param paths where the columns are, in the order in which they are asked for
   */
  public VectorBatch(List<ColumnPath> paths) {
    this.paths = List.copyOf(paths);
    this.columns = new InputColumn[paths.size()];
  }

  /**
   * Moves the view to another batch.
   *
   * @param selection the batch's row of each row of the view; null for all rows in order
   * @param rows how many rows the view has
   */
  public void refill(ColumnarBatch batch, int[] selection, int rows) {
    this.batch = batch;
    this.selection = selection;
    this.rows = rows;
    Arrays.fill(columns, null);
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public InputColumn column(int ordinal) {
    InputColumn column = columns[ordinal];
    if (column == null) {
      column = adapt(paths.get(ordinal));
      columns[ordinal] = column;
    }
    return column;
  }

  private InputColumn adapt(ColumnPath path) {
    ColumnVector[] around = new ColumnVector[path.ordinals().size() - 1];
    ColumnVector vector = batch.column(path.top());
    for (int depth = 0; depth < around.length; depth++) {
      around[depth] = vector;
      vector = vector.getChild(path.ordinals().get(depth + 1));
    }
    return VectorColumn.of(new Rows(around, selection, rows), vector);
  }
}
