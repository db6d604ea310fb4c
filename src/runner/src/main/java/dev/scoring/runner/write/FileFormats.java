package dev.scoring.runner.write;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.contract.spec.DataFormat;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapreduce.Job;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.FileFormat;
import org.apache.spark.sql.execution.datasources.OutputWriterFactory;
import org.apache.spark.sql.execution.datasources.csv.CSVFileFormat;
import org.apache.spark.sql.execution.datasources.json.JsonFileFormat;
import org.apache.spark.sql.execution.datasources.orc.OrcFileFormat;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/** Spark's writers of the formats, prepared on the driver. */
final class FileFormats {

  /** What a task needs to open a writer. */
  record Prepared(OutputWriterFactory factory, Configuration conf) {}

  private FileFormats() {}

  static Prepared prepare(SparkSession spark, WriteDefinition definition, StructType fileSchema) {
    FileFormat format = format(definition.format());
    for (StructField field : fileSchema.fields()) {
      if (!format.supportDataType(field.dataType())) {
        throw new ScoringFailure(
            FailureReason.SPEC_INVALID,
            "spec.output.format: "
                + definition.format().id()
                + " cannot hold column '"
                + field.name()
                + "' of type "
                + field.dataType().catalogString()
                + "; choose parquet, orc or json, or write the score as several columns");
      }
    }
    Map<String, String> options = new HashMap<>(definition.options());
    if (definition.compression() != null) {
      options.put("compression", definition.compression());
    }
    return prepared(spark, definition, fileSchema, format, options);
  }

  private static Prepared prepared(
      SparkSession spark,
      WriteDefinition definition,
      StructType fileSchema,
      FileFormat format,
      Map<String, String> options) {
    scala.collection.immutable.Map<String, String> scalaOptions =
        scala.collection.immutable.Map$.MODULE$.from(CollectionConverters.asScala(options));
    Configuration conf =
        ((org.apache.spark.sql.classic.SparkSession) spark)
            .sessionState()
            .newHadoopConfWithOptions(scalaOptions);
    try {
      Job job = Job.getInstance(conf);
      OutputWriterFactory factory = format.prepareWrite(spark, job, scalaOptions, fileSchema);
      return new Prepared(factory, job.getConfiguration());
    } catch (java.io.IOException | RuntimeException e) {
      throw new ScoringFailure(
          FailureReason.SPEC_INVALID,
          "spec.output: "
              + definition.format().id()
              + " takes no compression '"
              + definition.compression()
              + "' with options "
              + definition.options().keySet()
              + " ("
              + firstLine(e)
              + ")",
          e);
    }
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private static FileFormat format(DataFormat format) {
    return switch (format) {
      case PARQUET -> new ParquetFileFormat();
      case ORC -> new OrcFileFormat();
      case CSV -> new CSVFileFormat();
      case JSON -> new JsonFileFormat();
    };
  }
}
