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
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.unsafe.Platform;

/**
 * Numbers of a vector. A dense read of the type that is stored copies memory; every other read goes
 * through a small array, a chunk at a time, so that each loop has one type.
 */
final class NumericVector implements NumericColumn {
  private static final int CHUNK = NumberReader.CHUNK;

  private final Rows rows;
  private final ColumnVector vector;
  private final NumericType type;
  private final long address;
  private final NumberReader reader;

  NumericVector(Rows rows, ColumnVector vector, NumericType type) {
    this.rows = rows;
    this.vector = vector;
    this.type = type;
    this.address = copyableAddress(rows, vector);
    this.reader = new NumberReader(vector, type);
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
    return reader.floating() ? reader.floatingAt(rows.at(row)) : reader.integerAt(rows.at(row));
  }

  @Override
  public long longAt(int row) {
    return reader.floating()
        ? (long) reader.floatingAt(rows.at(row))
        : reader.integerAt(rows.at(row));
  }

  @Override
  public void floats(int row, int count, FloatBuffer into) {
    if (type == NumericType.FLOAT32 && copied(row, count, 4, into, into.order())) {
      return;
    }
    for (int done = 0; done < count; done += CHUNK) {
      int size = Math.min(CHUNK, count - done);
      if (reader.floating()) {
        double[] doubles = reader.doubles(rows, row + done, size);
        for (int i = 0; i < size; i++) {
          into.put((float) doubles[i]);
        }
      } else {
        long[] longs = reader.longs(rows, row + done, size);
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
      if (reader.floating()) {
        double[] doubles = reader.doubles(rows, row + done, size);
        into.put(doubles, 0, size);
      } else {
        long[] longs = reader.longs(rows, row + done, size);
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
      if (reader.floating()) {
        double[] doubles = reader.doubles(rows, row + done, size);
        for (int i = 0; i < size; i++) {
          into.put((int) doubles[i]);
        }
      } else {
        long[] longs = reader.longs(rows, row + done, size);
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
      if (reader.floating()) {
        double[] doubles = reader.doubles(rows, row + done, size);
        for (int i = 0; i < size; i++) {
          into.put((long) doubles[i]);
        }
      } else {
        long[] longs = reader.longs(rows, row + done, size);
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
      if (reader.floating()) {
        double[] doubles = reader.doubles(rows, row + done, size);
        for (int i = 0; i < size; i++) {
          into.put((byte) (int) doubles[i]);
        }
      } else {
        long[] longs = reader.longs(rows, row + done, size);
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
}
