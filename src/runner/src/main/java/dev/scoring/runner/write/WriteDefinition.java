package dev.scoring.runner.write;

import dev.scoring.contract.spec.DataFormat;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.types.StructType;

/**
 * How the scored rows become files.
 *
 * @param format the files' format
 * @param schema the rows as they come from scoring, partition columns included
 * @param partitionBy columns of the schema that become folders, outermost first
 * @param compression the format's codec name; null takes the format's default
 * @param targetFileBytes size at which a new file is begun, about; null writes one file a unit and
 *     partition
 * @param options writer options as Spark names them
 */
public record WriteDefinition(
    DataFormat format,
    StructType schema,
    List<String> partitionBy,
    String compression,
    Long targetFileBytes,
    Map<String, String> options)
    implements Serializable {

  public WriteDefinition {
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(schema, "schema");
    partitionBy = partitionBy == null ? List.of() : List.copyOf(partitionBy);
    options = options == null ? Map.of() : Map.copyOf(options);
  }
}
