package dev.scoring.engine.column;

import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;

/** Whole numbers in an array. */
final class LongArrayColumn implements NumericColumn {
  private final NumericType type;
  private final long[] values;
  private final boolean[] nulls;

  LongArrayColumn(NumericType type, long[] values, boolean[] nulls) {
    this.type = type;
    this.values = values;
    this.nulls = nulls;
  }

  @Override
  public boolean hasNull() {
    return nulls != null;
  }

  @Override
  public boolean isNull(int row) {
    return nulls != null && nulls[row];
  }

  @Override
  public NumericType type() {
    return type;
  }

  @Override
  public double doubleAt(int row) {
    return values[row];
  }

  @Override
  public long longAt(int row) {
    return values[row];
  }

  @Override
  public void floats(int row, int count, FloatBuffer into) {
    for (int i = row; i < row + count; i++) {
      into.put((float) values[i]);
    }
  }

  @Override
  public void doubles(int row, int count, DoubleBuffer into) {
    for (int i = row; i < row + count; i++) {
      into.put((double) values[i]);
    }
  }

  @Override
  public void ints(int row, int count, IntBuffer into) {
    for (int i = row; i < row + count; i++) {
      into.put((int) values[i]);
    }
  }

  @Override
  public void longs(int row, int count, LongBuffer into) {
    into.put(values, row, count);
  }

  @Override
  public void bytes(int row, int count, ByteBuffer into) {
    for (int i = row; i < row + count; i++) {
      into.put((byte) values[i]);
    }
  }
}
