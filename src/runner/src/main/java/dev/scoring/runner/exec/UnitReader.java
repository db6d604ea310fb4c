package dev.scoring.runner.exec;

import dev.scoring.contract.spec.DataFormat;
import dev.scoring.runner.plan.FileSlice;
import dev.scoring.runner.plan.Unit;
import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.vectorized.ConstantColumnVector;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.apache.spark.unsafe.types.UTF8String;
import org.apache.spark.util.TaskCompletionListener;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The batches of a unit, slice after slice. A batch lies in one file and is valid until the next is
 * asked for. Whatever a reader throws names its file. Not thread-safe; closed with the task.
 */
final class UnitReader implements Iterator<ColumnarBatch>, AutoCloseable {
  private final UnitSource source;
  private final Iterator<FileSlice> slices;
  private final TaskContext context;
  private final boolean indexed;
  private FileSlice slice;
  private Object opened;
  private Iterator<?> items;
  private ConstantColumnVector file;
  private RowBatches rowBatches;
  private long position;
  private long rowsLeft;
  private ColumnarBatch next;

  UnitReader(Unit unit, UnitSource source, TaskContext context) {
    this.source = source;
    this.slices = unit.slices().iterator();
    this.context = context;
    this.indexed = source.scan().format() == DataFormat.PARQUET;
    this.rowsLeft = source.scan().rows().maxRowsPerUnit();
    context.addTaskCompletionListener((TaskCompletionListener) finished -> close());
  }

  @Override
  public boolean hasNext() {
    while (next == null && rowsLeft > 0) {
      context.killTaskIfInterrupted();
      if (items == null && !slices.hasNext()) {
        return false;
      }
      advance();
    }
    return next != null;
  }

  @Override
  public ColumnarBatch next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    ColumnarBatch batch = next;
    next = null;
    return batch;
  }

  private void advance() {
    FileSlice current = items == null ? slices.next() : slice;
    slice = current;
    try {
      if (items == null) {
        open();
      }
      if (items.hasNext()) {
        take(items.next());
      } else {
        finishSlice();
      }
    } catch (Throwable thrown) {
      throw ReadFailures.translate(thrown, source.scan().format(), current);
    }
  }

  private void open() throws IOException {
    SourceFile.checkUnchanged(slice, source.hadoop());
    FileColumns.check(source.scan(), slice, source.layout().data(), source.hadoop());
    file = new ConstantColumnVector(source.vectors().rows(), DataTypes.StringType);
    file.setUtf8String(UTF8String.fromString(slice.path()));
    position = 0;
    opened = source.reader().apply(source.open(slice));
    items = CollectionConverters.asJava((scala.collection.Iterator<?>) opened);
    source.metrics().files().add(1);
  }

  private void take(Object item) {
    ColumnarBatch batch;
    if (item instanceof ColumnarBatch columns) {
      batch = columns;
    } else {
      if (rowBatches == null) {
        rowBatches = source.vectors().allocate(source.rowSchema());
      }
      batch = rowBatches.fill((InternalRow) item, items);
    }
    int rows = (int) Math.min(batch.numRows(), rowsLeft);
    if (rows > 0) {
      next = arrange(batch, rows);
      position += rows;
      rowsLeft -= rows;
      source.metrics().rows().add(rows);
      source.metrics().batches().add(1);
      context.taskMetrics().inputMetrics().incRecordsRead(rows);
    }
  }

  /** Puts the row index, which Parquet's reader gives between data and partition columns, last. */
  private ColumnarBatch arrange(ColumnarBatch batch, int rows) {
    InputLayout layout = source.layout();
    ColumnVector[] columns = new ColumnVector[layout.rowPosition() + 1];
    int data = layout.data().size();
    int partition = data + (indexed ? 1 : 0);
    for (int i = 0; i < columns.length - 2; i++) {
      columns[i] = batch.column(i < data ? i : partition + i - data);
    }
    columns[layout.sourceFile()] = file;
    columns[layout.rowPosition()] = indexed ? batch.column(data) : positions();
    return new ColumnarBatch(columns, rows);
  }

  private ColumnVector positions() {
    return slice.start() == 0 ? new PositionVector(position) : PositionVector.unknown();
  }

  private void finishSlice() throws IOException {
    Object finished = opened;
    opened = null;
    items = null;
    if (finished instanceof Closeable closeable) {
      closeable.close();
    }
  }

  @Override
  public void close() {
    next = null;
    rowsLeft = 0;
    if (rowBatches != null) {
      rowBatches.close();
      rowBatches = null;
    }
    try {
      finishSlice();
    } catch (IOException broken) {
      throw ReadFailures.translate(broken, source.scan().format(), slice);
    }
  }
}
