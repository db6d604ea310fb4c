package dev.scoring.engine.column;

import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;

/**
 * A column of numbers, booleans (0 and 1), decimals, dates (days since 1970-01-01) or timestamps
 * (microseconds since 1970-01-01T00:00Z). The bulk reads put {@code count} values, starting at
 * {@code row}, at the buffer's position and advance it; they convert as a Java cast does, decimals
 * by {@code BigDecimal.doubleValue()}.
 */
public non-sealed interface NumericColumn extends InputColumn {

  /** How the values are stored. */
  NumericType type();

  /** The row's value; exact for every type but {@code INT64} and {@code DECIMAL}. */
  double doubleAt(int row);

  /** The row's value; truncated for floating point and decimal types. */
  long longAt(int row);

  /** Bulk read as float32. */
  void floats(int row, int count, FloatBuffer into);

  /** Bulk read as float64. */
  void doubles(int row, int count, DoubleBuffer into);

  /** Bulk read as int32. */
  void ints(int row, int count, IntBuffer into);

  /** Bulk read as int64. */
  void longs(int row, int count, LongBuffer into);

  /** Bulk read as int8, or as uint8 and boolean, which share its bits. */
  void bytes(int row, int count, ByteBuffer into);
}
