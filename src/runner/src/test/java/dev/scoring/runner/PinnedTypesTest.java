package dev.scoring.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.contract.report.RunReport;
import dev.scoring.runner.session.Sessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pinned settings as a run shows them, in a process whose own zone is far from UTC. */
class PinnedTypesTest {
  private static final Instant AT = Instant.parse("2026-11-20T23:30:00.123456Z");

  private static TimeZone zone;
  private static SparkSession spark;
  @TempDir private static Path shared;
  @TempDir private Path folder;

  @BeforeAll
  static void data() throws IOException {
    zone = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
    spark = Sessions.local(2, Map.of());
    EchoBundle.write(shared.resolve("model"));
    // Two rows, a day apart, that are on other days in Tokyo.
    spark
        .sql(
            "SELECT id, CAST(id AS DOUBLE) AS amount, CONCAT('t', id) AS text,"
                + " TIMESTAMP '2026-11-20T23:30:00.123456Z' + MAKE_INTERVAL(0, 0, 0, CAST(id AS INT))"
                + " AS at FROM range(0, 2, 1, 1)")
        .write()
        .parquet(shared.resolve("input/dev=007").toString());
  }

  @AfterAll
  static void stop() {
    spark.stop();
    TimeZone.setDefault(zone);
  }

  private Requests request() {
    return Requests.of(shared.resolve("model"), shared.resolve("input"), folder.resolve("out"))
        .columns("id", "at", "dev");
  }

  private List<Row> rows(Requests request) {
    ScoringRun.execute(spark, request.build(), RunListener.silent());
    return spark.read().parquet(folder.resolve("out").toString()).orderBy("id").collectAsList();
  }

  @Test
  void aFilterCastsTimestampsInUtc() {
    RunReport report =
        ScoringRun.execute(
            spark,
            request()
                .filter(
                    "CAST(at AS STRING) LIKE '2026-11-20 23:30:00%'"
                        + " AND CAST(at AS DATE) = DATE '2026-11-20'"
                        + " AND at < TIMESTAMP '2026-11-20 23:30:01'")
                .build(),
            RunListener.silent());
    assertThat(report.rowsScored()).isEqualTo(1);
    assertThat(report.balance().filtered()).isEqualTo(1);
  }

  @Test
  void timestampsAreWrittenInMicroseconds() throws IOException {
    assertThat(rows(request()))
        .extracting(row -> row.getTimestamp(1).toInstant())
        .containsExactly(AT, AT.plusSeconds(86_400));
    try (Stream<Path> files = Files.list(folder.resolve("out"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".parquet")))
          .isNotEmpty()
          .allSatisfy(
              file -> assertThat(schema(file)).contains("int64 at (TIMESTAMP(MICROS,true))"));
    }
  }

  private static String schema(Path file) throws IOException {
    try (ParquetFileReader reader =
        ParquetFileReader.open(
            HadoopInputFile.fromPath(
                new org.apache.hadoop.fs.Path(file.toUri()), new Configuration()))) {
      return reader.getFileMetaData().getSchema().toString();
    }
  }

  @Test
  void aCastThatFailsEndsTheRunInASentence() {
    RunRequest cast = request().filter("CAST(text AS INT) >= 0").build();
    assertThatThrownBy(() -> ScoringRun.execute(spark, cast, RunListener.silent()))
        .isInstanceOf(ScoringFailure.class)
        .hasMessageContaining("the predicate 'CAST(text AS INT) >= 0' fails on ")
        .hasMessageContaining("[CAST_INVALID_INPUT] The value 't0' of the type \"STRING\"")
        .hasMessageContaining("make it hold for every row, with try_cast or a guard")
        .extracting(e -> ((ScoringFailure) e).reason())
        .isEqualTo(FailureReason.FILTER_INVALID);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void aPartitionFolderThatLooksLikeANumberStaysText() {
    List<Row> rows = rows(request().filter("dev = '007'"));
    assertThat(rows).extracting(row -> row.getString(2)).containsExactly("007", "007");
    assertThat(rows.get(0).schema().apply("dev").dataType()).isEqualTo(DataTypes.StringType);
  }
}
