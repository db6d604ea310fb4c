package dev.scoring.runner.exec;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The columns of the batches that a scan makes: data columns that are needed, all partition
 * columns, then the source file's URI and the row's position in it.
 *
 * @param data the data columns read, in the files' order
 * @param partition the partition columns
 */
record InputLayout(StructType data, StructType partition) implements Serializable {
  static final String SOURCE_FILE = "__source_file";
  static final String ROW_POSITION = "__row_position";

  /** The columns of a scan that are in a set of names, and all partition columns. */
  static InputLayout of(ScanDefinition scan, Set<String> needed) {
    List<StructField> data = new ArrayList<>();
    for (StructField field : scan.dataSchema().fields()) {
      boolean inPath = Arrays.asList(scan.partitionSchema().fieldNames()).contains(field.name());
      if (needed.contains(field.name()) && !inPath) {
        data.add(field);
      }
    }
    return new InputLayout(
        new StructType(data.toArray(StructField[]::new)), scan.partitionSchema());
  }

  /** Data and partition columns. */
  StructType visible() {
    List<StructField> fields = new ArrayList<>(Arrays.asList(data.fields()));
    fields.addAll(Arrays.asList(partition.fields()));
    return new StructType(fields.toArray(StructField[]::new));
  }

  /** All columns, in the batches' order. */
  StructType full() {
    return visible()
        .add(SOURCE_FILE, DataTypes.StringType, false)
        .add(ROW_POSITION, DataTypes.LongType, true);
  }

  int sourceFile() {
    return data.size() + partition.size();
  }

  int rowPosition() {
    return sourceFile() + 1;
  }
}
