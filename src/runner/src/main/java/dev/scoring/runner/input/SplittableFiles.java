package dev.scoring.runner.input;

import dev.scoring.contract.spec.DataFormat;
import dev.scoring.runner.plan.InputFile.Splitting;
import java.util.Map;
import java.util.function.Function;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.FileFormat;

/**
 * Which files can be read in ranges: not text that is compressed as a whole or has long records.
 */
public final class SplittableFiles {
  private SplittableFiles() {}

  /** Spark's own answer for each file. */
  public static Function<Path, Splitting> of(
      SparkSession spark, DataFormat format, Map<String, String> options) {
    FileFormat reader = SparkFormats.of(format);
    var scalaOptions = SparkFormats.scala(options);
    return file ->
        reader.isSplitable(spark, scalaOptions, file) ? Splitting.BY_BYTES : Splitting.WHOLE;
  }
}
