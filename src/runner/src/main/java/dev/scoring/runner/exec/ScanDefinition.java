package dev.scoring.runner.exec;

import dev.scoring.contract.spec.DataFormat;
import java.io.Serializable;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.spark.sql.types.StructType;

/**
 * How the input's files are read, the same for every unit of a run.
 *
 * @param format the files' format
 * @param dataSchema the columns that the files hold; may have more than is read
 * @param partitionSchema the columns whose values are in the paths
 * @param options reader options as Spark names them
 * @param optionalColumns top-level columns of {@code dataSchema} that a file may lack and that are
 *     null there
 * @param rows which of the rows are scored
 */
public record ScanDefinition(
    DataFormat format,
    StructType dataSchema,
    StructType partitionSchema,
    Map<String, String> options,
    Set<String> optionalColumns,
    RowSelection rows)
    implements Serializable {

  public ScanDefinition {
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(dataSchema, "dataSchema");
    partitionSchema = partitionSchema == null ? new StructType() : partitionSchema;
    options = Map.copyOf(options);
    optionalColumns = Set.copyOf(optionalColumns);
    Objects.requireNonNull(rows, "rows");
  }

  /** Data columns, then partition columns: what filters and models see. */
  public StructType schema() {
    return dataSchema.merge(partitionSchema, true);
  }
}
