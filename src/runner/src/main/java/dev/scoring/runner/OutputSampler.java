package dev.scoring.runner;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.xxhash64;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.contract.spec.OutputSpec;
import dev.scoring.runner.publish.OutputState;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Reads some rows of a published output. */
final class OutputSampler {
  private final OutputSpec output;
  private final Set<String> notScores;
  private final Dataset<Row> rows;
  private final StructType schema;

  OutputSampler(SparkSession spark, OutputSpec output, OutputState.Published published) {
    this.output = output;
    this.schema =
        (StructType) DataType.fromJson(RunManifest.parse(published.manifest()).outputSchema());
    this.notScores = Set.copyOf(output.columns());
    this.rows =
        spark
            .read()
            .schema(schema)
            .options(output.options())
            .format(output.format().id())
            .load(output.uri());
  }

  RowSample sample(int largest, int random) {
    Optional<String> ranked = rankedBy();
    Dataset<Row> top =
        ranked.map(name -> rows.orderBy(quoted(name).desc_nulls_last())).orElse(rows);
    Column[] all =
        Arrays.stream(schema.fieldNames()).map(OutputSampler::quoted).toArray(Column[]::new);
    return new RowSample(
        List.of(schema.fieldNames()),
        texts(top, largest),
        texts(rows.orderBy(xxhash64(all)), random),
        ranked.orElse(null));
  }

  private Optional<String> rankedBy() {
    return Arrays.stream(schema.fields())
        .filter(field -> field.dataType() instanceof NumericType)
        .map(StructField::name)
        .filter(name -> !notScores.contains(name))
        .filter(name -> !name.equals(output.metadata().rowPosition()))
        .findFirst();
  }

  private List<List<String>> texts(Dataset<Row> ordered, int most) {
    if (most == 0) {
      return List.of();
    }
    List<Row> taken = ordered.select(columns()).limit(most).collectAsList();
    return taken.stream().map(CellText::of).toList();
  }

  private Column[] columns() {
    return Arrays.stream(schema.fieldNames()).map(OutputSampler::quoted).toArray(Column[]::new);
  }

  private static Column quoted(String name) {
    return col("`" + name.replace("`", "``") + "`");
  }

  /** What is said where nothing is published. */
  static ScoringFailure absent(OutputSpec output) {
    return new ScoringFailure(
        FailureReason.INPUT_NOT_FOUND,
        "spec.output.uri: this run has not published at '" + output.uri() + "'; run it first");
  }
}
