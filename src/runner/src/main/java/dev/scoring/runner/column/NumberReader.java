package dev.scoring.runner.column;

import dev.scoring.engine.column.NumericType;
import org.apache.spark.sql.execution.vectorized.WritableColumnVector;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.vectorized.ColumnVector;

/**
 * Single numbers and chunks of them, as whole or as floating numbers, from a vector of whatever
 * type. Not thread-safe.
 */
final class NumberReader {
  static final int CHUNK = 512;

  private final ColumnVector vector;
  private final NumericType type;
  private final boolean guarded;
  private long[] longs;
  private double[] doubles;

  NumberReader(ColumnVector vector, NumericType type) {
    this.vector = vector;
    this.type = type;
    this.guarded = vector.hasNull() && unreadableNulls(vector);
  }

  /**
   * A null's dictionary id is whatever its memory held, and a vector that is null throughout has no
   * memory: neither must be looked at.
   */
  private static boolean unreadableNulls(ColumnVector vector) {
    return vector instanceof WritableColumnVector writable
        && (writable.hasDictionary() || writable.isAllNull());
  }

  boolean floating() {
    return type == NumericType.FLOAT32
        || type == NumericType.FLOAT64
        || type == NumericType.DECIMAL;
  }

  long integerAt(int at) {
    if (guarded && vector.isNullAt(at)) {
      return 0;
    }
    return switch (type) {
      case BOOLEAN -> vector.getBoolean(at) ? 1 : 0;
      case INT8 -> vector.getByte(at);
      case INT16 -> vector.getShort(at);
      case INT32, DATE -> vector.getInt(at);
      case INT64, TIMESTAMP -> vector.getLong(at);
      case FLOAT32, FLOAT64, DECIMAL -> throw new IllegalStateException(type.name());
    };
  }

  double floatingAt(int at) {
    if (guarded && vector.isNullAt(at)) {
      return 0;
    }
    return switch (type) {
      case FLOAT32 -> vector.getFloat(at);
      case FLOAT64 -> vector.getDouble(at);
      case DECIMAL -> decimalAt(at);
      case BOOLEAN, INT8, INT16, INT32, INT64, DATE, TIMESTAMP ->
          throw new IllegalStateException(type.name());
    };
  }

  private double decimalAt(int at) {
    if (vector.isNullAt(at)) {
      return 0;
    }
    DecimalType decimal = (DecimalType) vector.dataType();
    if (vector instanceof WritableColumnVector && decimal.precision() <= Decimals.MAX_LONG_DIGITS) {
      long unscaled =
          decimal.precision() <= Decimals.MAX_INT_DIGITS ? vector.getInt(at) : vector.getLong(at);
      return Decimals.doubleValue(unscaled, decimal.scale());
    }
    Decimal value = vector.getDecimal(at, decimal.precision(), decimal.scale());
    return value.toJavaBigDecimal().doubleValue();
  }

  /** A chunk of rows in an array that the next call fills again; nulls are any value. */
  long[] longs(Rows rows, int row, int size) {
    if (longs == null) {
      longs = new long[CHUNK];
    }
    if (guarded) {
      for (int i = 0; i < size; i++) {
        longs[i] = integerAt(rows.at(row + i));
      }
      return longs;
    }
    switch (type) {
      case INT32, DATE -> {
        for (int i = 0; i < size; i++) {
          longs[i] = vector.getInt(rows.at(row + i));
        }
      }
      case INT64, TIMESTAMP -> {
        for (int i = 0; i < size; i++) {
          longs[i] = vector.getLong(rows.at(row + i));
        }
      }
      default -> {
        for (int i = 0; i < size; i++) {
          longs[i] = integerAt(rows.at(row + i));
        }
      }
    }
    return longs;
  }

  /** As {@link #longs}, for floating types. */
  double[] doubles(Rows rows, int row, int size) {
    if (doubles == null) {
      doubles = new double[CHUNK];
    }
    if (guarded) {
      for (int i = 0; i < size; i++) {
        doubles[i] = floatingAt(rows.at(row + i));
      }
      return doubles;
    }
    switch (type) {
      case FLOAT32 -> {
        for (int i = 0; i < size; i++) {
          doubles[i] = vector.getFloat(rows.at(row + i));
        }
      }
      case FLOAT64 -> {
        for (int i = 0; i < size; i++) {
          doubles[i] = vector.getDouble(rows.at(row + i));
        }
      }
      default -> {
        for (int i = 0; i < size; i++) {
          doubles[i] = floatingAt(rows.at(row + i));
        }
      }
    }
    return doubles;
  }
}
