package dev.scoring.runner.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.contract.spec.DataFormat;
import dev.scoring.runner.session.Sessions;
import dev.scoring.runner.store.WorkPlace;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused before any task starts. */
class WriteDefinitionTest {
  private static SparkSession spark;
  @TempDir Path temp;

  @BeforeAll
  static void start() {
    spark = Sessions.local(1, Map.of("spark.ui.enabled", "false"));
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private UnitWriter create(WriteDefinition definition) {
    String output = temp.resolve("scores").toUri().toString();
    return UnitWriter.create(spark, definition, WorkPlace.of(output, "r1", new Configuration()), 1);
  }

  private static WriteDefinition partitioned(List<String> columns) {
    return new WriteDefinition(DataFormat.PARQUET, Rows.SCHEMA, columns, null, null, Map.of());
  }

  @Test
  void aCodecThatTheFormatDoesNotHaveIsRefusedBeforeAnyTask() {
    WriteDefinition wrong =
        new WriteDefinition(DataFormat.PARQUET, Rows.SCHEMA, null, "lzma", null, null);
    assertThatThrownBy(() -> create(wrong))
        .isInstanceOfSatisfying(
            ScoringFailure.class, e -> assertThat(e.reason()).isEqualTo(FailureReason.SPEC_INVALID))
        .hasMessageStartingWith("spec.output: parquet takes no compression 'lzma' with options []");
  }

  @Test
  void aColumnTypeThatTheFormatCannotHoldIsRefusedBeforeAnyTask() {
    StructType arrays = Rows.SCHEMA.add("topics", DataTypes.createArrayType(DataTypes.FloatType));
    WriteDefinition wrong = new WriteDefinition(DataFormat.CSV, arrays, null, null, null, null);
    assertThatThrownBy(() -> create(wrong))
        .isInstanceOf(ScoringFailure.class)
        .hasMessage(
            "spec.output.format: csv cannot hold column 'topics' of type array<float>; choose"
                + " parquet, orc or json, or write the score as several columns");
  }

  @Test
  void partitionColumnsHaveToBeOutputColumnsAndLeaveOne() {
    assertThatThrownBy(() -> create(partitioned(List.of("contry"))))
        .isInstanceOf(ScoringFailure.class)
        .hasMessage(
            "spec.output.partitionBy: 'contry' is not an output column; they are [id, country,"
                + " score]");
    assertThatThrownBy(() -> create(partitioned(List.of("id", "country", "score"))))
        .isInstanceOf(ScoringFailure.class)
        .hasMessageContaining("no column is left for the files");
  }
}
