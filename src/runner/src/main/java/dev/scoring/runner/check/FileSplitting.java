package dev.scoring.runner.check;

import dev.scoring.contract.spec.DataFormat;
import dev.scoring.contract.spec.MetadataColumns;
import dev.scoring.runner.input.SplittableFiles;
import dev.scoring.runner.plan.InputFile.Splitting;
import java.util.Map;
import java.util.function.Function;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/** Decides which files a plan may cut. */
final class FileSplitting {
  private FileSplitting() {}

  /**
   * A file is read whole if Spark cannot read a range of it, or if rows are counted to tell their
   * positions: only Parquet's ranges know where their rows stand in the file.
   */
  static Function<Path, Splitting> of(
      SparkSession spark,
      DataFormat format,
      Map<String, String> options,
      MetadataColumns metadata) {
    if (metadata.rowPosition() != null && format != DataFormat.PARQUET) {
      return file -> Splitting.WHOLE;
    }
    return SplittableFiles.of(spark, format, options);
  }
}
