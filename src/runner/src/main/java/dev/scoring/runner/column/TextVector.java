package dev.scoring.runner.column;

import dev.scoring.engine.column.TextColumn;
import dev.scoring.engine.column.Utf8Slice;
import org.apache.spark.sql.execution.vectorized.ConstantColumnVector;
import org.apache.spark.sql.execution.vectorized.OffHeapColumnVector;
import org.apache.spark.sql.execution.vectorized.WritableColumnVector;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;

/** Text of a vector: dictionary indices where the vector has them, bytes without decoding. */
final class TextVector implements TextColumn {
  private final Rows rows;
  private final ColumnVector vector;
  private final WritableColumnVector dictionaryIds;
  private final OffHeapColumnVector offHeap;
  private final long address;
  private byte[] scratch = new byte[64];
  private int dictionarySize = -1;

  TextVector(Rows rows, ColumnVector vector) {
    this.rows = rows;
    this.vector = vector;
    this.dictionaryIds =
        vector instanceof WritableColumnVector writable && writable.hasDictionary()
            ? writable.getDictionaryIds()
            : null;
    this.offHeap =
        dictionaryIds == null && vector instanceof OffHeapColumnVector plain ? plain : null;
    this.address =
        offHeap == null ? 0 : ((OffHeapColumnVector) offHeap.arrayData()).valuesNativeAddress();
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
  public void read(int row, Utf8Slice slice) {
    int at = rows.at(row);
    if (offHeap != null) {
      int length = offHeap.getArrayLength(at);
      copy(null, address + offHeap.getArrayOffset(at), length);
      slice.set(scratch, 0, length);
      return;
    }
    UTF8String text = vector.getUTF8String(at);
    if (text.getBaseObject() instanceof byte[] bytes) {
      int offset = (int) (text.getBaseOffset() - Platform.BYTE_ARRAY_OFFSET);
      slice.set(bytes, offset, text.numBytes());
    } else {
      copy(text.getBaseObject(), text.getBaseOffset(), text.numBytes());
      slice.set(scratch, 0, text.numBytes());
    }
  }

  @Override
  public int dictionaryIndex(int row) {
    if (dictionaryIds != null) {
      return dictionaryIds.getDictId(rows.at(row));
    }
    return vector instanceof ConstantColumnVector ? 0 : -1;
  }

  @Override
  public int dictionarySize() {
    if (dictionarySize < 0) {
      dictionarySize = countEntries();
    }
    return dictionarySize;
  }

  /** The dictionary itself is not accessible: what its used indices need. */
  private int countEntries() {
    if (dictionaryIds == null) {
      return vector instanceof ConstantColumnVector ? 1 : 0;
    }
    int largest = 0;
    for (int row = 0; row < rows.count(); row++) {
      if (!isNull(row)) {
        largest = Math.max(largest, dictionaryIds.getDictId(rows.at(row)));
      }
    }
    return largest + 1;
  }

  private void copy(Object base, long offset, int length) {
    if (scratch.length < length) {
      scratch = new byte[Math.max(length, 2 * scratch.length)];
    }
    Platform.copyMemory(base, offset, scratch, Platform.BYTE_ARRAY_OFFSET, length);
  }
}
