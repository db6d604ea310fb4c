package dev.scoring.runner.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.contract.report.RowBalance;
import dev.scoring.contract.spec.DataFormat;
import dev.scoring.contract.spec.IfExists;
import dev.scoring.runner.plan.Unit;
import dev.scoring.runner.publish.Published;
import dev.scoring.runner.publish.Publisher;
import dev.scoring.runner.session.Sessions;
import dev.scoring.runner.store.RunStore;
import dev.scoring.runner.store.UnitFile;
import dev.scoring.runner.store.WorkPlace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskContext$;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitWriterTest {
  private static SparkSession spark;
  @TempDir Path temp;
  private final Configuration conf = new Configuration();

  @BeforeAll
  static void start() {
    spark = Sessions.local(1, Map.of("spark.ui.enabled", "false"));
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private WorkPlace place() {
    return WorkPlace.of(temp.resolve("scores").toUri().toString(), "r1", conf);
  }

  private RunStore run() {
    return RunStore.open(place(), conf);
  }

  private UnitWriter writer(DataFormat format, List<String> partitionBy, Long targetBytes) {
    WriteDefinition definition =
        new WriteDefinition(format, Rows.SCHEMA, partitionBy, null, targetBytes, options(format));
    return UnitWriter.create(spark, definition, place(), 1);
  }

  private static Map<String, String> options(DataFormat format) {
    return format == DataFormat.CSV ? Map.of("header", "true") : Map.of();
  }

  private Published publish() {
    return Publisher.of(run(), conf).publish(run().records().values(), IfExists.FAIL, p -> "{}");
  }

  private Dataset<Row> output(DataFormat format) {
    return spark
        .read()
        .format(format.id())
        .option("header", "true")
        .schema(Rows.SCHEMA)
        .load(temp.resolve("scores").toString());
  }

  private static List<Long> ids(Dataset<Row> rows) {
    List<Long> ids = new ArrayList<>();
    rows.select("id").collectAsList().forEach(row -> ids.add(row.getLong(0)));
    return ids;
  }

  private static List<Long> range(long from, long to) {
    return LongStream.range(from, to).boxed().toList();
  }

  private void begin() {
    run().claim("plan".getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource({"PARQUET", "ORC", "CSV", "JSON"})
  void everyFormatHoldsTheRowsOfAllUnitsInTheirOrder(DataFormat format) {
    begin();
    UnitWriter writer = writer(format, List.of(), null);
    UnitResult second = Rows.of(100, 50).write(writer, 1);
    UnitResult first = Rows.of(0, 100).write(writer, 0);
    assertThat(first.commit()).isEqualTo(UnitResult.Commit.WON);
    assertThat(second.record().balance()).isEqualTo(new RowBalance(50, 50, 0, 0, 0));
    assertThat(second.record().files())
        .singleElement()
        .satisfies(
            file -> {
              assertThat(file.path()).startsWith("part-00001-00000-" + second.record().attempt());
              assertThat(file.path()).endsWith("." + format.id());
              assertThat(file.rows()).isEqualTo(50);
              assertThat(file.checksum()).matches("crc32c:[0-9a-f]{8}");
            });
    Published published = publish();
    assertThat(published.files()).isEqualTo(2);
    assertThat(published.bytes()).isEqualTo(first.record().bytes() + second.record().bytes());
    assertThat(ids(output(format))).containsExactlyInAnyOrderElementsOf(range(0, 150));
    assertThat(output(format).where("score != id / 1024.0D").count()).isZero();
  }

  @Test
  void twoAttemptsOfOneUnitGiveOneRecordAndEachRowOnce() {
    begin();
    UnitWriter writer = writer(DataFormat.PARQUET, List.of(), null);
    UnitResult first = Rows.of(0, 80).write(writer, 0);
    UnitResult second = Rows.of(0, 80).write(writer, 0);
    assertThat(first.commit()).isEqualTo(UnitResult.Commit.WON);
    assertThat(second.commit()).isEqualTo(UnitResult.Commit.LOST);
    assertThat(second.record()).isEqualTo(first.record());
    publish();
    assertThat(ids(output(DataFormat.PARQUET))).containsExactlyElementsOf(range(0, 80));
  }

  @Test
  void aCrashBeforeTheRecordLeavesTheUnitPendingAndItsFilesUnreferenced() throws Exception {
    begin();
    UnitWriter writer = writer(DataFormat.PARQUET, List.of(), 2_000L);
    Iterator<ColumnarBatch> rows = Rows.of(0, 1_000).batches();
    Iterator<ColumnarBatch> dying =
        new Iterator<>() {
          private int left = 5;

          @Override
          public boolean hasNext() {
            return true;
          }

          @Override
          public ColumnarBatch next() {
            if (left-- == 0) {
              throw new IllegalStateException("the input broke");
            }
            return rows.next();
          }
        };
    TaskContext context = TaskContext$.MODULE$.empty();
    assertThatThrownBy(
            () ->
                writer.consume(
                    new Unit(0, List.of()), context, dying, () -> new RowBalance(0, 0, 0, 0, 0)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the input broke");
    assertThat(run().records()).isEmpty();
    try (Stream<Path> left = Files.list(temp.resolve("_scoring.scores/r1/data"))) {
      assertThat(left).hasSize(1);
    }
    assertThat(Rows.of(0, 10).write(writer, 0).commit()).isEqualTo(UnitResult.Commit.WON);
    publish();
    assertThat(ids(output(DataFormat.PARQUET))).containsExactlyElementsOf(range(0, 10));
    assertThat(temp.resolve("_scoring.scores")).doesNotExist();
  }

  @Test
  void partitionColumnsBecomeEscapedFoldersWithManyMoreValuesThanOpenFiles() throws Exception {
    begin();
    List<String> countries = new ArrayList<>(Arrays.asList(null, "", "a/b", "x=y", "50%", "中"));
    for (int i = 0; i < 18; i++) {
      countries.add("c" + i);
    }
    Rows rows = new Rows(0, 72, countries, 25);
    UnitResult result = rows.write(writer(DataFormat.PARQUET, List.of("country"), null), 0);
    publish();
    Path output = temp.resolve("scores");
    assertThat(output.resolve("country=__HIVE_DEFAULT_PARTITION__")).isDirectory();
    assertThat(output.resolve("country=a%2Fb")).isDirectory();
    assertThat(output.resolve("country=x%3Dy")).isDirectory();
    assertThat(output.resolve("country=50%25")).isDirectory();
    assertThat(result.record().files().stream().mapToLong(UnitFile::rows).sum()).isEqualTo(72);
    Dataset<Row> read = output(DataFormat.PARQUET);
    assertThat(ids(read)).containsExactlyInAnyOrderElementsOf(range(0, 72));
    assertThat(read.where("country = 'a/b'").count()).isEqualTo(3);
    assertThat(read.where("country = '中'").count()).isEqualTo(3);
    assertThat(read.where("country is null").count()).isEqualTo(6);
    assertThat(ids(read.where("country = 'c7'").orderBy("id"))).containsExactly(13L, 37L, 61L);
  }

  @Test
  void aTargetSizeCutsAUnitIntoFilesOfAboutThatSizeInRowOrder() {
    begin();
    UnitWriter writer = writer(DataFormat.CSV, List.of(), 4_000L);
    UnitResult result = Rows.of(0, 3_000).write(writer, 0);
    List<UnitFile> files = result.record().files();
    assertThat(files).hasSizeGreaterThan(8);
    assertThat(files).isSortedAccordingTo((a, b) -> a.path().compareTo(b.path()));
    assertThat(files.subList(2, files.size() - 1))
        .allSatisfy(file -> assertThat(file.bytes()).isBetween(2_500L, 5_500L));
    publish();
    assertThat(ids(output(DataFormat.CSV)).stream().sorted().toList()).isEqualTo(range(0, 3_000));
  }

  @Test
  void aRunWithoutRowsLeavesAReadableOutput() {
    begin();
    UnitWriter writer = writer(DataFormat.PARQUET, List.of(), null);
    assertThat(Rows.of(0, 0).write(writer, 0).record().files()).hasSize(1);
    assertThat(Rows.of(0, 0).write(writer, 1).record().files()).isEmpty();
    publish();
    Dataset<Row> read = spark.read().parquet(temp.resolve("scores").toString());
    assertThat(read.schema().fieldNames()).containsExactly("id", "country", "score");
    assertThat(read.count()).isZero();
  }

  @Test
  void rowsThatDoNotMatchTheCountsAreNotCommitted() {
    begin();
    UnitWriter writer = writer(DataFormat.PARQUET, List.of(), null);
    assertThatThrownBy(
            () ->
                writer.consume(
                    new Unit(4, List.of()),
                    TaskContext$.MODULE$.empty(),
                    Rows.of(0, 10).batches(),
                    () -> new RowBalance(11, 11, 0, 0, 0)))
        .isInstanceOfSatisfying(
            ScoringFailure.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.BALANCE_BROKEN))
        .hasMessageStartingWith("unit 4: 10 rows were written but the counts are RowBalance[");
    assertThat(run().records()).isEmpty();
  }

  @Test
  void anOutputThatCannotBeWrittenIsNamedWithItsPath() throws IOException {
    begin();
    UnitWriter writer = writer(DataFormat.PARQUET, List.of(), null);
    Files.writeString(temp.resolve("_scoring.scores/r1/data"), "a file where a folder should be");
    assertThatThrownBy(
            () ->
                writer.consume(
                    new Unit(0, List.of()),
                    TaskContext$.MODULE$.empty(),
                    Rows.of(0, 10).batches(),
                    () -> new RowBalance(10, 10, 0, 0, 0)))
        .isInstanceOfSatisfying(
            ScoringFailure.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.OUTPUT_UNWRITABLE))
        .hasMessageContaining("_scoring.scores/r1/data/00000-0-")
        .hasMessageContaining("cannot be written");
  }

  @Test
  void aCodecIsHonoured() {
    begin();
    WriteDefinition zstd =
        new WriteDefinition(
            DataFormat.PARQUET, Rows.SCHEMA, null, "zstd", null, Collections.emptyMap());
    UnitResult result = Rows.of(0, 10).write(UnitWriter.create(spark, zstd, place(), 1), 0);
    assertThat(result.record().files().get(0).path()).endsWith(".zstd.parquet");
  }
}
