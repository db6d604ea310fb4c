package dev.scoring.runner.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scoring.contract.report.RowBalance;
import dev.scoring.contract.spec.BadRowAction;
import dev.scoring.contract.spec.DataFormat;
import dev.scoring.contract.spec.MetadataColumns;
import dev.scoring.engine.model.ModelOptions;
import dev.scoring.runner.plan.Unit;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScoringQueryTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final int ROWS = 10_000;
  private static final StructType SCHEMA =
      StructType.fromDDL("id BIGINT, a INT, b DOUBLE, name STRING, country STRING");
  private static final List<String> MODEL = List.of("a", "b", "name");

  private static SparkSession spark;
  @TempDir private static Path folder;

  @BeforeAll
  static void writeInputs() {
    spark = SparkForTests.session();
    Dataset<Row> data =
        spark.createDataFrame(rows(), SCHEMA).repartition(1).sortWithinPartitions("id");
    for (DataFormat format : DataFormat.values()) {
      data.write().format(format.id()).option("header", "true").save(input(format));
    }
  }

  private static String input(DataFormat format) {
    return folder.resolve(format.id()).toString();
  }

  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (long id = 0; id < ROWS; id++) {
      rows.add(RowFactory.create(id, a(id), b(id), name(id), id % 3 == 0 ? "CN" : "DE"));
    }
    return rows;
  }

  private static Integer a(long id) {
    return id % 7 == 0 ? null : (int) (id % 100);
  }

  private static double b(long id) {
    return id / 8.0;
  }

  private static String name(long id) {
    return id % 11 == 0 ? null : "n" + id % 50;
  }

  private static double score(long id) {
    double sum = a(id) == null ? 1000 : a(id);
    sum += b(id);
    if (name(id) == null) {
      return sum + 1000;
    }
    return sum + name(id).chars().sum();
  }

  private static ScanDefinition scan(DataFormat format, RowSelection rows) {
    Map<String, String> options = format == DataFormat.CSV ? Map.of("header", "true") : Map.of();
    return new ScanDefinition(format, SCHEMA, null, options, Set.of(), rows);
  }

  private static ScoringDefinition scoring(OutputShape output) {
    return new ScoringDefinition(
        new BundleRef("file:/none", null), ModelOptions.cpu(2), 1000, BadRowAction.FAIL, output);
  }

  private static OutputShape output(String... carried) {
    return new OutputShape(List.of(carried), List.of(), null, "run-1", null);
  }

  private static ScoringQuery query(ScanDefinition scan, OutputShape output) {
    return ScoringQuery.create(
        spark, scan, scoring(output), SumScorers.signature(MODEL), new SumScorers(MODEL.size()));
  }

  private static List<Unit> units(DataFormat format) {
    return Units.of(Path.of(input(format)));
  }

  private static List<String> expected(long step) {
    List<String> rows = new ArrayList<>();
    for (long id = 0; id < ROWS; id += step) {
      rows.add(id + "|" + SumScorers.printed(score(id)));
    }
    return rows;
  }

  @ParameterizedTest
  @EnumSource
  void everyFormatGivesTheScoresOfPlainValues(DataFormat format) {
    ScoringQuery query = query(scan(format, RowSelection.all(NOW)), output("id"));

    Scored scored = Scored.of(query, units(format));

    assertThat(scored.rows()).containsExactlyElementsOf(expected(1));
    assertThat(scored.balance()).isEqualTo(new RowBalance(ROWS, ROWS, 0, 0, 0));
  }

  @ParameterizedTest
  @EnumSource
  void aFilterDropsRowsAndCountsThem(DataFormat format) {
    ScoringQuery query =
        query(scan(format, RowSelection.matching("country = 'CN'", NOW)), output("id"));

    Scored scored = Scored.of(query, units(format));

    assertThat(scored.rows()).containsExactlyElementsOf(expected(3));
    int kept = (ROWS + 2) / 3;
    assertThat(scored.balance()).isEqualTo(new RowBalance(ROWS, kept, 0, ROWS - kept, 0));
  }

  @ParameterizedTest
  @EnumSource
  void metadataColumnsNameFileAndPosition(DataFormat format) {
    OutputShape output =
        new OutputShape(
            List.of("id"),
            List.of(),
            new MetadataColumns("file", "position", "version", "run"),
            "run-1",
            "id = 4711");
    ScoringQuery query = query(scan(format, RowSelection.all(NOW)), output);
    List<Unit> units = units(format);

    Scored scored = Scored.of(query, units);

    String file = units.get(0).slices().get(0).path();
    assertThat(scored.rows())
        .containsExactly("4711|" + SumScorers.printed(score(4711)) + "|" + file + "|4711|7|run-1");
    assertThat(scored.balance()).isEqualTo(new RowBalance(ROWS, 1, 0, 0, ROWS - 1));
  }

  @Test
  void modelBatchesHaveTheDeclaredSize() {
    SumScorers.LARGEST_BATCH.set(0);
    ScoringQuery query = query(scan(DataFormat.PARQUET, RowSelection.all(NOW)), output("id"));

    Scored.of(query, units(DataFormat.PARQUET));

    assertThat(SumScorers.LARGEST_BATCH).hasValue(1000);
    assertThat(SumScorers.OPEN).hasValue(0);
  }
}
