package dev.scoring.runner.column;

import dev.scoring.engine.column.NumericColumn;
import dev.scoring.engine.column.NumericType;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import org.apache.spark.sql.execution.vectorized.OffHeapColumnVector;
import org.apache.spark.sql.execution.vectorized.WritableColumnVector;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.unsafe.Platform;

/**
 * Numbers of a vector. A dense read of the type that is stored copies memory; every other read goes
 * through a small array, a chunk at a time, so that each loop has one type.
 */
final class NumericVector implements NumericColumn {
  private static final int CHUNK = 512;

  private final Rows rows;
  private final ColumnVector vector;
  private final NumericType type;
  private final long address;
  private final boolean guarded;
  private long[] longs;
  private double[] doubles;

  NumericVector(Rows rows, ColumnVector vector, NumericType type) {
    this.rows = rows;
    this.vector = vector;
    this.type = type;
    this.address = copyableAddress(rows, vector);
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

  private static long copyableAddress(Rows rows, ColumnVector vector) {
    return rows.dense()
            && vector instanceof OffHeapColumnVector offHeap
            && !offHeap.hasDictionary()
            && !offHeap.isAllNull()
        ? offHeap.valuesNativeAddress()
        : 0;
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
  public NumericType type() {
    return type;
  }

  @Override
  public double doubleAt(int row) {
    return floating() ? floatingAt(rows.at(row)) : integerAt(rows.at(row));
  }

  @Override
  public long longAt(int row) {
    return floating() ? (long) floatingAt(rows.at(row)) : integerAt(rows.at(row));
  }

  @Override
  public void floats(int row, int count, FloatBuffer into) {
    if (type == NumericType.FLOAT32 && copied(row, count, 4, into, into.order())) {
      return;
    }
    for (int done = 0; done < count; done += CHUNK) {
      int size = Math.min(CHUNK, count - done);
      if (floating()) {
        loadDoubles(row + done, size);
        for (int i = 0; i < size; i++) {
          into.put((float) doubles[i]);
        }
      } else {
        loadLongs(row + done, size);
        for (int i = 0; i < size; i++) {
          into.put((float) longs[i]);
        }
      }
    }
  }

  @Override
  public void doubles(int row, int count, DoubleBuffer into) {
    if (type == NumericType.FLOAT64 && copied(row, count, 8, into, into.order())) {
      return;
    }
    for (int done = 0; done < count; done += CHUNK) {
      int size = Math.min(CHUNK, count - done);
      if (floating()) {
        loadDoubles(row + done, size);
        into.put(doubles, 0, size);
      } else {
        loadLongs(row + done, size);
        for (int i = 0; i < size; i++) {
          into.put((double) longs[i]);
        }
      }
    }
  }

  @Override
  public void ints(int row, int count, IntBuffer into) {
    boolean stored = type == NumericType.INT32 || type == NumericType.DATE;
    if (stored && copied(row, count, 4, into, into.order())) {
      return;
    }
    for (int done = 0; done < count; done += CHUNK) {
      int size = Math.min(CHUNK, count - done);
      if (floating()) {
        loadDoubles(row + done, size);
        for (int i = 0; i < size; i++) {
          into.put((int) doubles[i]);
        }
      } else {
        loadLongs(row + done, size);
        for (int i = 0; i < size; i++) {
          into.put((int) longs[i]);
        }
      }
    }
  }

  @Override
  public void longs(int row, int count, LongBuffer into) {
    boolean stored = type == NumericType.INT64 || type == NumericType.TIMESTAMP;
    if (stored && copied(row, count, 8, into, into.order())) {
      return;
    }
    for (int done = 0; done < count; done += CHUNK) {
      int size = Math.min(CHUNK, count - done);
      if (floating()) {
        loadDoubles(row + done, size);
        for (int i = 0; i < size; i++) {
          into.put((long) doubles[i]);
        }
      } else {
        loadLongs(row + done, size);
        into.put(longs, 0, size);
      }
    }
  }

  @Override
  public void bytes(int row, int count, ByteBuffer into) {
    boolean stored = type == NumericType.INT8 || type == NumericType.BOOLEAN;
    if (stored && copied(row, count, 1, into, ByteOrder.nativeOrder())) {
      return;
    }
    for (int done = 0; done < count; done += CHUNK) {
      int size = Math.min(CHUNK, count - done);
      if (floating()) {
        loadDoubles(row + done, size);
        for (int i = 0; i < size; i++) {
          into.put((byte) (int) doubles[i]);
        }
      } else {
        loadLongs(row + done, size);
        for (int i = 0; i < size; i++) {
          into.put((byte) longs[i]);
        }
      }
    }
  }

  /** Copies memory when the vector is native and the buffer direct and of native order. */
  private boolean copied(int row, int count, int bytes, Buffer into, ByteOrder order) {
    if (address == 0 || order != ByteOrder.nativeOrder() || into.remaining() < count) {
      return false;
    }
    long target = NativeAddress.of(into);
    if (target == 0) {
      return false;
    }
    Platform.copyMemory(
        null,
        address + (long) row * bytes,
        null,
        target + (long) into.position() * bytes,
        (long) count * bytes);
    into.position(into.position() + count);
    return true;
  }

  private boolean floating() {
    return type == NumericType.FLOAT32
        || type == NumericType.FLOAT64
        || type == NumericType.DECIMAL;
  }

  private long integerAt(int at) {
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

  private double floatingAt(int at) {
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

  private void loadLongs(int row, int size) {
    if (longs == null) {
      longs = new long[CHUNK];
    }
    if (guarded) {
      for (int i = 0; i < size; i++) {
        longs[i] = integerAt(rows.at(row + i));
      }
      return;
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
  }

  private void loadDoubles(int row, int size) {
    if (doubles == null) {
      doubles = new double[CHUNK];
    }
    if (guarded) {
      for (int i = 0; i < size; i++) {
        doubles[i] = floatingAt(rows.at(row + i));
      }
      return;
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
  }
}
