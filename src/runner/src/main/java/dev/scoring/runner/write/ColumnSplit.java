package dev.scoring.runner.write;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/**
 * Which columns go into the files and which become folders.
 *
 * @param fileSchema columns of the files
 * @param keySchema partition columns, outermost first
 * @param fileOrdinals the files' columns in the scored rows
 * @param keyOrdinals the partition columns in the scored rows
 */
record ColumnSplit(
    StructType fileSchema,
    StructType keySchema,
    List<Integer> fileOrdinals,
    List<Integer> keyOrdinals)
    implements Serializable {

  static ColumnSplit of(StructType schema, List<String> partitionBy) {
    List<String> names = Arrays.asList(schema.fieldNames());
    for (String column : partitionBy) {
      if (!names.contains(column)) {
        throw new ScoringFailure(
            FailureReason.SPEC_INVALID,
            "spec.output.partitionBy: '" + column + "' is not an output column; they are " + names);
      }
    }
    if (partitionBy.size() == names.size()) {
      throw new ScoringFailure(
          FailureReason.SPEC_INVALID,
          "spec.output.partitionBy: no column is left for the files when all of "
              + names
              + " become folders");
    }
    List<Integer> files =
        names.stream().filter(n -> !partitionBy.contains(n)).map(names::indexOf).toList();
    List<Integer> keys = partitionBy.stream().map(names::indexOf).toList();
    return new ColumnSplit(pick(schema, files), pick(schema, keys), files, keys);
  }

  private static StructType pick(StructType schema, List<Integer> ordinals) {
    return new StructType(
        ordinals.stream().map(i -> schema.fields()[i]).toArray(StructField[]::new));
  }

  /** The files' columns of a batch; a view, valid as long as the batch. */
  ColumnarBatch fileColumns(ColumnarBatch batch) {
    return keyOrdinals.isEmpty() ? batch : view(batch, fileOrdinals);
  }

  /** The partition columns of a batch; a view, valid as long as the batch. */
  ColumnarBatch keyColumns(ColumnarBatch batch) {
    return view(batch, keyOrdinals);
  }

  private static ColumnarBatch view(ColumnarBatch batch, List<Integer> ordinals) {
    ColumnVector[] columns = ordinals.stream().map(batch::column).toArray(ColumnVector[]::new);
    return new ColumnarBatch(columns, batch.numRows());
  }
}
