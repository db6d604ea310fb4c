package dev.scoring.runner.exec;

import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarArray;
import org.apache.spark.sql.vectorized.ColumnarMap;
import org.apache.spark.unsafe.types.UTF8String;

/** Consecutive row positions, or nulls where the first one is not known. */
final class PositionVector extends ColumnVector {
  private static final long UNKNOWN = -1;

  private final long first;

  /** Positions from {@code first} on. */
  PositionVector(long first) {
    super(DataTypes.LongType);
    this.first = first;
  }

  /** Positions that nobody knows. */
  static PositionVector unknown() {
    return new PositionVector(UNKNOWN);
  }

  @Override
  public void close() {}

  @Override
  public boolean hasNull() {
    return first == UNKNOWN;
  }

  @Override
  public int numNulls() {
    return hasNull() ? Integer.MAX_VALUE : 0;
  }

  @Override
  public boolean isNullAt(int row) {
    return first == UNKNOWN;
  }

  @Override
  public long getLong(int row) {
    return first + row;
  }

  @Override
  public boolean getBoolean(int row) {
    throw notLong();
  }

  @Override
  public byte getByte(int row) {
    throw notLong();
  }

  @Override
  public short getShort(int row) {
    throw notLong();
  }

  @Override
  public int getInt(int row) {
    throw notLong();
  }

  @Override
  public float getFloat(int row) {
    throw notLong();
  }

  @Override
  public double getDouble(int row) {
    throw notLong();
  }

  @Override
  public ColumnarArray getArray(int row) {
    throw notLong();
  }

  @Override
  public ColumnarMap getMap(int row) {
    throw notLong();
  }

  @Override
  public Decimal getDecimal(int row, int precision, int scale) {
    throw notLong();
  }

  @Override
  public UTF8String getUTF8String(int row) {
    throw notLong();
  }

  @Override
  public byte[] getBinary(int row) {
    throw notLong();
  }

  @Override
  public ColumnVector getChild(int ordinal) {
    throw notLong();
  }

  private static UnsupportedOperationException notLong() {
    return new UnsupportedOperationException("row positions are read as long");
  }
}
