package dev.scoring.runner.exec;

import java.util.Iterator;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.RowToColumnConverter;
import org.apache.spark.sql.execution.vectorized.OffHeapColumnVector;
import org.apache.spark.sql.execution.vectorized.OnHeapColumnVector;
import org.apache.spark.sql.execution.vectorized.WritableColumnVector;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/** Copies rows into column vectors that it owns and refills. Not thread-safe. */
final class RowBatches implements AutoCloseable {
  private final int capacity;
  private final RowToColumnConverter converter;
  private final WritableColumnVector[] vectors;
  private final ColumnarBatch batch;

  private RowBatches(StructType schema, int capacity, WritableColumnVector[] vectors) {
    this.capacity = capacity;
    this.converter = new RowToColumnConverter(schema);
    this.vectors = vectors;
    this.batch = new ColumnarBatch(vectors);
  }

  static RowBatches onHeap(StructType schema, int capacity) {
    return new RowBatches(schema, capacity, OnHeapColumnVector.allocateColumns(capacity, schema));
  }

  static RowBatches offHeap(StructType schema, int capacity) {
    return new RowBatches(schema, capacity, OffHeapColumnVector.allocateColumns(capacity, schema));
  }

  /** The next rows, as many as there are up to the capacity; valid until the next call. */
  ColumnarBatch fill(InternalRow first, Iterator<?> rest) {
    for (WritableColumnVector vector : vectors) {
      vector.reset();
    }
    converter.convert(first, vectors);
    int rows = 1;
    while (rows < capacity && rest.hasNext()) {
      converter.convert((InternalRow) rest.next(), vectors);
      rows++;
    }
    batch.setNumRows(rows);
    return batch;
  }

  @Override
  public void close() {
    batch.close();
  }
}
