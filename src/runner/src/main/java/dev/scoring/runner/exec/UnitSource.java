package dev.scoring.runner.exec;

import dev.scoring.runner.plan.FileSlice;
import java.io.Serializable;
import java.time.ZoneId;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.paths.SparkPath;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.execution.datasources.PartitionedFile;
import org.apache.spark.sql.execution.datasources.PartitioningUtils;
import org.apache.spark.sql.execution.metric.SQLMetric;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import scala.Function1;
import scala.collection.Iterator;
import scala.collection.immutable.Map$;

/**
 * What an executor reads units with.
 *
 * @param scan what to read
 * @param layout the batches' columns
 * @param reader Spark's reader of the format: data columns, a row index for Parquet, partition
 *     columns; batches or rows
 * @param rowSchema the columns that {@code reader} gives
 * @param vectors where vectors for rows are allocated, and how large
 * @param timeZone zone in which partition values are read as timestamps
 * @param configuration Hadoop's
 * @param metrics of the scan
 */
record UnitSource(
    ScanDefinition scan,
    InputLayout layout,
    Function1<PartitionedFile, Iterator<InternalRow>> reader,
    StructType rowSchema,
    VectorMemory vectors,
    String timeZone,
    Broadcast<SerializableConfiguration> configuration,
    ScanMetrics metrics)
    implements Serializable {

  /** How vectors for rows are allocated. */
  record VectorMemory(boolean offHeap, int rows) implements Serializable {
    RowBatches allocate(StructType schema) {
      return offHeap ? RowBatches.offHeap(schema, rows) : RowBatches.onHeap(schema, rows);
    }
  }

  /** What the scan counts. */
  record ScanMetrics(SQLMetric rows, SQLMetric files, SQLMetric batches) implements Serializable {}

  Configuration hadoop() {
    return configuration.value().value();
  }

  PartitionedFile open(FileSlice slice) {
    return new PartitionedFile(
        partitionValues(slice),
        SparkPath.fromUrlString(slice.path()),
        slice.start(),
        slice.length(),
        new String[0],
        slice.modified(),
        slice.fileSize(),
        Map$.MODULE$.empty());
  }

  private InternalRow partitionValues(FileSlice slice) {
    StructField[] fields = layout.partition().fields();
    GenericInternalRow row = new GenericInternalRow(fields.length);
    for (int i = 0; i < fields.length; i++) {
      String value = slice.partitionValues().get(i);
      if (value != null) {
        row.update(
            i,
            PartitioningUtils.castPartValueToDesiredType(
                fields[i].dataType(), value, ZoneId.of(timeZone)));
      }
    }
    return row;
  }
}
