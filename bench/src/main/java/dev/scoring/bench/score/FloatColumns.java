package dev.scoring.bench.score;

import dev.scoring.engine.column.InputBatch;
import dev.scoring.engine.column.InputColumn;
import dev.scoring.engine.column.NumericColumn;
import dev.scoring.engine.column.NumericType;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Float columns in arrays, without nulls, as a vectorised reader would hand them over. */
public final class FloatColumns implements InputBatch {
  private final int rows;
  private final List<Column> columns;

  private FloatColumns(int rows, List<Column> columns) {
    this.rows = rows;
    this.columns = columns;
  }

  /** Random rows, the same for the same numbers. */
  public static FloatColumns random(int columns, int rows) {
    Random random = new Random(7);
    return new FloatColumns(
        rows,
        IntStream.range(0, columns)
            .mapToObj(
                column -> {
                  float[] values = new float[rows];
                  for (int row = 0; row < rows; row++) {
                    values[row] = (float) random.nextGaussian();
                  }
                  return new Column(values);
                })
            .toList());
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public InputColumn column(int ordinal) {
    return columns.get(ordinal);
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Column(float[] values) implements NumericColumn {
    @Override
    public boolean hasNull() {
      return false;
    }

    @Override
    public boolean isNull(int row) {
      return false;
    }

    @Override
    public NumericType type() {
      return NumericType.FLOAT32;
    }

    @Override
    public double doubleAt(int row) {
      return values[row];
    }

    @Override
    public long longAt(int row) {
      return (long) values[row];
    }

    @Override
    public void floats(int row, int count, FloatBuffer into) {
      into.put(values, row, count);
    }

    @Override
    public void doubles(int row, int count, DoubleBuffer into) {
      throw new UnsupportedOperationException("the benchmarks' tensors are float32");
    }

    @Override
    public void ints(int row, int count, IntBuffer into) {
      throw new UnsupportedOperationException("the benchmarks' tensors are float32");
    }

    @Override
    public void longs(int row, int count, LongBuffer into) {
      throw new UnsupportedOperationException("the benchmarks' tensors are float32");
    }

    @Override
    public void bytes(int row, int count, ByteBuffer into) {
      throw new UnsupportedOperationException("the benchmarks' tensors are float32");
    }
  }
}
