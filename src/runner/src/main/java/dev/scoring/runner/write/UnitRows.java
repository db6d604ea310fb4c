package dev.scoring.runner.write;

import dev.scoring.runner.store.UnitFile;
import dev.scoring.runner.write.AttemptFiles.OpenFile;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection$;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/**
 * Sends a unit's rows to their files. Of a partition the rows stay in order: one file is open for
 * it at a time, and the next one has a higher number.
 */
final class UnitRows {
  private static final UnsafeRow NO_KEY = new UnsafeRow(0);

  private final ColumnSplit split;
  private final AttemptFiles files;
  private final FileSizer sizer;
  private final int maxOpenFiles;
  private final PartitionFolders folders;
  private final UnsafeProjection keys;

  /** Least recently used first. */
  private final Map<UnsafeRow, OpenFile> open = new LinkedHashMap<>(16, 0.75f, true);

  private long rows;

  UnitRows(
      ColumnSplit split, AttemptFiles files, FileSizer sizer, int maxOpenFiles, String timeZone) {
    this.split = split;
    this.files = files;
    this.sizer = sizer;
    this.maxOpenFiles = maxOpenFiles;
    this.folders = new PartitionFolders(split.keySchema(), timeZone);
    this.keys = UnsafeProjection$.MODULE$.create(split.keySchema());
  }

  /** Writes all rows of a batch. */
  void write(ColumnarBatch batch) throws IOException {
    if (split.keyOrdinals().isEmpty()) {
      writeAll(batch);
    } else {
      writeByKey(split.fileColumns(batch), split.keyColumns(batch));
    }
    rows += batch.numRows();
  }

  private void writeAll(ColumnarBatch batch) throws IOException {
    int row = 0;
    while (row < batch.numRows()) {
      OpenFile file = file(NO_KEY);
      long room = sizer.rowsPerFile() - file.rows();
      int end = (int) Math.min(batch.numRows(), row + Math.max(1, room));
      int begin = row;
      while (row < end) {
        file.writer().write(batch.getRow(row++));
      }
      written(NO_KEY, file, end - begin);
    }
  }

  private void writeByKey(ColumnarBatch data, ColumnarBatch keyColumns) throws IOException {
    for (int row = 0; row < data.numRows(); row++) {
      UnsafeRow key = keys.apply(keyColumns.getRow(row));
      OpenFile file = file(key);
      InternalRow values = data.getRow(row);
      file.writer().write(values);
      written(key, file, 1);
    }
  }

  private OpenFile file(UnsafeRow key) throws IOException {
    OpenFile file = open.get(key);
    if (file == null) {
      if (open.size() >= maxOpenFiles) {
        Iterator<OpenFile> oldest = open.values().iterator();
        OpenFile least = oldest.next();
        oldest.remove();
        close(least);
      }
      file = files.open(split.keyOrdinals().isEmpty() ? "" : folders.folder(key));
      open.put(key.copy(), file);
    }
    return file;
  }

  private void written(UnsafeRow key, OpenFile file, long more) throws IOException {
    file.counted(more);
    if (file.rows() >= sizer.rowsPerFile()) {
      open.remove(key);
      close(file);
    }
  }

  private void close(OpenFile file) throws IOException {
    UnitFile sealed = files.close(file);
    sizer.closed(sealed.bytes(), sealed.rows());
  }

  /** Makes one empty file, so that an output without rows still has a schema. */
  void ensureFile() throws IOException {
    if (rows == 0 && split.keyOrdinals().isEmpty()) {
      file(NO_KEY);
    }
  }

  /** Closes all files and names them in the order of their numbers. */
  List<UnitFile> finish() throws IOException {
    for (OpenFile file : List.copyOf(open.values())) {
      close(file);
    }
    open.clear();
    return files.closed();
  }

  long rows() {
    return rows;
  }
}
