package dev.scoring.runner.input;

import org.apache.spark.sql.types.StructType;

/**
 * The columns of an input.
 *
 * @param data what the files hold
 * @param partitions what the folders say, as text
 */
public record InputSchema(StructType data, StructType partitions) {

  /** Data columns, then partition columns. */
  public StructType all() {
    return data.merge(partitions, true);
  }
}
