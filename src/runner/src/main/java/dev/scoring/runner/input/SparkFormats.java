package dev.scoring.runner.input;

import dev.scoring.contract.spec.DataFormat;
import java.util.Map;
import org.apache.spark.sql.execution.datasources.FileFormat;
import org.apache.spark.sql.execution.datasources.csv.CSVFileFormat;
import org.apache.spark.sql.execution.datasources.json.JsonFileFormat;
import org.apache.spark.sql.execution.datasources.orc.OrcFileFormat;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import scala.Tuple2;
import scala.collection.immutable.Map$;
import scala.jdk.javaapi.CollectionConverters;

/** Spark's own knowledge of the formats. */
final class SparkFormats {
  private SparkFormats() {}

  static FileFormat of(DataFormat format) {
    return switch (format) {
      case PARQUET -> new ParquetFileFormat();
      case ORC -> new OrcFileFormat();
      case CSV -> new CSVFileFormat();
      case JSON -> new JsonFileFormat();
    };
  }

  static scala.collection.immutable.Map<String, String> scala(Map<String, String> options) {
    var pairs =
        options.entrySet().stream().map(e -> new Tuple2<>(e.getKey(), e.getValue())).toList();
    return Map$.MODULE$.from(CollectionConverters.asScala(pairs));
  }
}
