package dev.scoring.runner.column;

import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarArray;
import org.apache.spark.sql.vectorized.ColumnarMap;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Some rows of another vector, without copying. Valid as long as the other vector is; closing it
 * closes nothing. Not thread-safe.
 */
public final class SelectedVector extends ColumnVector {
  private final ColumnVector base;
  private final int[] selection;
  private final int rows;

  /**
   * A view.
   *
   * @param selection the base's row of each row of the view; may be longer than {@code rows}
   */
  public SelectedVector(ColumnVector base, int[] selection, int rows) {
    super(base.dataType());
    this.base = base;
    this.selection = selection;
    this.rows = rows;
  }

  @Override
  public void close() {}

  @Override
  public void closeIfFreeable() {}

  @Override
  public boolean hasNull() {
    return base.hasNull();
  }

  @Override
  public int numNulls() {
    int nulls = 0;
    for (int row = 0; row < rows && base.hasNull(); row++) {
      nulls += isNullAt(row) ? 1 : 0;
    }
    return nulls;
  }

  @Override
  public boolean isNullAt(int row) {
    return base.isNullAt(selection[row]);
  }

  @Override
  public boolean getBoolean(int row) {
    return base.getBoolean(selection[row]);
  }

  @Override
  public byte getByte(int row) {
    return base.getByte(selection[row]);
  }

  @Override
  public short getShort(int row) {
    return base.getShort(selection[row]);
  }

  @Override
  public int getInt(int row) {
    return base.getInt(selection[row]);
  }

  @Override
  public long getLong(int row) {
    return base.getLong(selection[row]);
  }

  @Override
  public float getFloat(int row) {
    return base.getFloat(selection[row]);
  }

  @Override
  public double getDouble(int row) {
    return base.getDouble(selection[row]);
  }

  @Override
  public ColumnarArray getArray(int row) {
    return base.getArray(selection[row]);
  }

  @Override
  public ColumnarMap getMap(int row) {
    return base.getMap(selection[row]);
  }

  @Override
  public Decimal getDecimal(int row, int precision, int scale) {
    return base.getDecimal(selection[row], precision, scale);
  }

  @Override
  public UTF8String getUTF8String(int row) {
    return base.getUTF8String(selection[row]);
  }

  @Override
  public byte[] getBinary(int row) {
    return base.getBinary(selection[row]);
  }

  /** A struct's field, for the same rows: Spark reads structs through it. */
  @Override
  public ColumnVector getChild(int ordinal) {
    return new SelectedVector(base.getChild(ordinal), selection, rows);
  }
}
