package dev.scoring.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.contract.progress.Progress;
import dev.scoring.contract.progress.Progress.Stage;
import dev.scoring.contract.report.RowBalance;
import dev.scoring.contract.report.RunReport;
import dev.scoring.contract.report.RunReport.Outcome;
import dev.scoring.contract.spec.BadRowAction;
import dev.scoring.contract.spec.BadRows;
import dev.scoring.contract.spec.Count;
import dev.scoring.contract.spec.DataFormat;
import dev.scoring.contract.spec.MetadataColumns;
import dev.scoring.engine.model.ModelRegistry;
import dev.scoring.runner.session.Sessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoringRunTest {
  private static final int ROWS = 1000;

  private static SparkSession spark;
  @TempDir private static Path shared;
  private static Path model;
  private static Path input;

  @TempDir private Path folder;
  private Path output;
  private final List<Progress> progress = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private RowSample sample;
  private final RunListener listener =
      new RunListener() {
        @Override
        public void progress(Progress now) {
          progress.add(now);
        }

        @Override
        public void note(String sentence) {
          notes.add(sentence);
        }

        @Override
        public void rows(RowSample rows) {
          sample = rows;
        }
      };

  @BeforeAll
  static void data() throws IOException {
    spark = Sessions.local(2, Map.of());
    model = EchoBundle.write(shared.resolve("model"));
    input = shared.resolve("input");
    String sql =
        "SELECT id, CAST(id %% 100 AS DOUBLE) AS amount, CONCAT('t', id) AS text"
            + " FROM range(0, %d, 1, 4)";
    spark.sql(sql.formatted(ROWS)).write().parquet(input.toString());
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  @BeforeEach
  void place() {
    output = folder.resolve("out");
  }

  @Test
  void everyRowIsScoredInItsOrderAndTheBalanceIsExact() {
    RunReport report = run(request().filter("amount >= 10").emit("score < 90"));
    assertThat(report.balance()).isEqualTo(new RowBalance(ROWS, 800, 0, 100, 100));
    assertThat(report.outcome()).isEqualTo(Outcome.PUBLISHED);
    assertThat(report.modelLoads()).isLessThanOrEqualTo(1);
    assertThat(report.parity()).singleElement().matches(line -> line.passed() && line.max() == 0);
    List<Row> rows = spark.read().parquet(output.toString()).collectAsList();
    assertThat(rows).hasSize(800);
    assertThat(rows)
        .allSatisfy(row -> assertThat(row.getFloat(1)).isEqualTo((float) (row.getLong(0) % 100)));
    assertThat(written("part-")).allSatisfy(file -> assertThat(ids(file)).isSorted());
    assertThat(spark.read().parquet(output.toString()).schema().toDDL())
        .isEqualTo("id BIGINT,score FLOAT");
    assertThat(output.resolve("_SUCCESS")).exists();
    assertThat(folder.resolve("_scoring.out")).doesNotExist();
    assertThat(progress).extracting(Progress::stage).contains(Stage.CHECKING, Stage.DONE);
  }

  @Test
  void scoresThatAreNotFiniteAreWrittenAndSaid() {
    String sql = "SELECT id, float(if(id %% 4 = 0, 'NaN', '1')) amount, 'x' text FROM range(%d)";
    Path strange = folder.resolve("strange");
    spark.sql(sql.formatted(100)).write().parquet(strange.toString());

    RunReport report = run(request().input(strange.toString()));

    assertThat(report.warnings())
        .contains(
            "the model gave 25 values that are NaN or infinite; they are written as they are");
    assertThat(spark.read().parquet(output.toString()).filter("isnan(score)").count())
        .isEqualTo(25);
  }

  @Test
  void thePlanSaysWhatARunWouldDoAndWritesNothing() throws IOException {
    PlanPreview plan = ScoringRun.plan(spark, request().filter("text <> ''").build());
    assertThat(plan.files()).isEqualTo(4);
    assertThat(plan.columnsRead()).containsExactly("amount", "text", "id");
    assertThat(plan.outputColumns()).containsExactly("id bigint", "score float");
    assertThat(plan.execution().slots()).isEqualTo(2);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void anEqualRunFindsItsOutputPublished() {
    RunReport first = run(request());
    RunReport second = run(request().batchSize(Count.of(7)));
    assertThat(second.outcome()).isEqualTo(Outcome.ALREADY_PUBLISHED);
    assertThat(second.runId()).isEqualTo(first.runId());
    assertThat(second.balance()).isEqualTo(first.balance());
  }

  @Test
  void aFreshRunDoesNotReplaceItsPublishedScores() throws IOException {
    run(request());
    List<Path> before = files(output, "part-");
    assertFailure(
        request().fresh(),
        FailureReason.OUTPUT_EXISTS,
        "spec.output.uri: this run's scores are published at '" + output + "' already; choose");
    assertThat(files(output, "part-")).isEqualTo(before);
    assertThat(folder.resolve("_scoring.out")).doesNotExist();
  }

  @Test
  void aFreshRunThatOverwritesScoresAgain() throws IOException {
    RunReport first = run(request().overwrite());
    List<Path> before = files(output, "part-");
    assertThat(run(request().overwrite()).outcome()).isEqualTo(Outcome.ALREADY_PUBLISHED);
    RunReport again = run(request().overwrite().fresh());
    assertThat(again.outcome()).isEqualTo(Outcome.PUBLISHED);
    assertThat(again.runId()).isEqualTo(first.runId());
    assertThat(files(output, "part-")).isNotEmpty().doesNotContainAnyElementsOf(before);
    assertThat(spark.read().parquet(output.toString()).count()).isEqualTo(ROWS);
    assertThat(folder.resolve("_scoring.out")).doesNotExist();
  }

  @Test
  void anOutputWhoseParentCannotBeMadeIsFoundBeforeTheModelIsLoaded() {
    Requests request = request().output("/proc/nope/out");
    long loads = ModelRegistry.process().loads();
    assertFailure(request, FailureReason.OUTPUT_UNWRITABLE, "spec.output.uri: '");
    assertThat(ModelRegistry.process().loads()).isEqualTo(loads);
    assertThat(ScoringRun.validate(spark, request.build()))
        .singleElement()
        .matches(finding -> finding.path().equals("spec.output.uri"))
        .matches(finding -> finding.message().contains("cannot be written"));
  }

  @Test
  void lookingAtARequestLeavesNoFolders() {
    Requests request = request().output(folder.resolve("a/b/out").toString());
    assertThat(ScoringRun.validate(spark, request.build())).isEmpty();
    assertThat(folder.resolve("a")).doesNotExist();
  }

  @Test
  void aPublishedRunIsNotTakenForThatOfOtherInput() throws IOException {
    Path copy = copyOfInput();
    run(request().input(copy.toString()));
    Files.delete(files(copy, "part-00003").get(0));
    assertFailure(
        request().input(copy.toString()),
        FailureReason.OUTPUT_EXISTS,
        "the scores of an earlier state of this input are at '");
    RunReport again = run(request().input(copy.toString()).overwrite());
    assertThat(again.balance().read()).isEqualTo(ROWS / 4 * 3);
    assertThat(spark.read().parquet(output.toString()).count()).isEqualTo(ROWS / 4 * 3);
  }

  @Test
  void anOverwritingRunReplacesWhatIsThere() throws IOException {
    Files.createDirectories(output);
    Files.writeString(output.resolve("old.parquet"), "old");
    assertFailure(request(), FailureReason.OUTPUT_EXISTS, "spec.output.uri: 'old.parquet' is at '");
    assertThat(run(request().overwrite()).outcome()).isEqualTo(Outcome.PUBLISHED);
    assertThat(output.resolve("old.parquet")).doesNotExist();
    assertThat(spark.read().parquet(output.toString()).count()).isEqualTo(ROWS);
  }

  @Test
  void aFirstLookPublishesNothing() throws IOException {
    RunReport report = run(request().limit(5));
    assertThat(report.outcome()).isEqualTo(Outcome.PREVIEW);
    assertThat(report.balance()).isEqualTo(new RowBalance(5, 5, 0, 0, 0));
    assertThat(sample.columns()).containsExactly("id", "score");
    assertThat(sample.largest())
        .containsExactly(
            List.of("0", "0.0"),
            List.of("1", "1.0"),
            List.of("2", "2.0"),
            List.of("3", "3.0"),
            List.of("4", "4.0"));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void aSampleShowsTheLargestAndSomeRandomRows() {
    RunRequest request = request().build();
    ScoringRun.execute(spark, request, listener);
    RowSample rows = ScoringRun.sample(spark, request, 3, 2);
    assertThat(rows.rankedBy()).isEqualTo("score");
    assertThat(rows.largest()).hasSize(3).allMatch(row -> row.get(1).equals("99.0"));
    assertThat(rows.random()).hasSize(2);
    assertThat(ScoringRun.sample(spark, request, 3, 2)).isEqualTo(rows);
  }

  @Test
  void everyFormatIsReadAndWritten() throws IOException {
    for (DataFormat format : DataFormat.values()) {
      Path source = folder.resolve("in-" + format.id());
      Path target = folder.resolve("out-" + format.id());
      Map<String, String> options = format == DataFormat.CSV ? Map.of("header", "true") : Map.of();
      spark
          .read()
          .parquet(input.toString())
          .write()
          .options(options)
          .format(format.id())
          .save(source.toString());
      RunReport report =
          run(
              request()
                  .input(source.toString())
                  .format(format)
                  .options(options)
                  .output(target.toString())
                  .outputFormat(format));
      assertThat(report.balance()).as(format.id()).isEqualTo(new RowBalance(ROWS, ROWS, 0, 0, 0));
      long written =
          spark
              .read()
              .schema("id STRING, score FLOAT")
              .format(format.id())
              .load(target.toString())
              .where("score IS NOT NULL")
              .count();
      assertThat(format == DataFormat.ORC || format == DataFormat.PARQUET ? ROWS : written)
          .as(format.id())
          .isEqualTo(ROWS);
    }
  }

  @Test
  void metadataColumnsTellWhereARowCameFrom() {
    run(request().metadata(new MetadataColumns("file", "row", "model_version", "run")));
    Row first = spark.read().parquet(output.toString()).where("id = 3").collectAsList().get(0);
    assertThat(first.schema().fieldNames())
        .containsExactly("id", "score", "file", "row", "model_version", "run");
    assertThat(first.getString(2)).startsWith("file:").contains("/input/part-00000");
    assertThat(first.getLong(3)).isEqualTo(3);
    assertThat(first.getString(4)).isEqualTo("1");
  }

  @Test
  void rejectedRowsAreCountedAndLimited() {
    Path nulls = folder.resolve("nulls");
    spark
        .sql("SELECT id, IF(id % 10 = 0, NULL, CAST(id AS DOUBLE)) AS amount FROM range(0,100,1,1)")
        .write()
        .parquet(nulls.toString());
    Requests request = request().input(nulls.toString());
    assertFailure(request, FailureReason.BAD_ROW, "amount");
    RunReport report = run(request.fresh().badRows(new BadRows(BadRowAction.REJECT, "0.1", null)));
    assertThat(report.balance()).isEqualTo(new RowBalance(100, 90, 10, 0, 0));
    assertFailure(
        request
            .output(folder.resolve("out2").toString())
            .badRows(new BadRows(BadRowAction.REJECT, null, 9L)),
        FailureReason.TOO_MANY_REJECTS,
        "spec.policy.badRows: 10 of 100 rows were rejected, and 9 are allowed");
  }

  @Test
  void aBatchSizeIsMeasuredWhenNoneIsDeclared() {
    assertThat(run(request().batchSize(Count.auto())).batchSize()).isIn(64, 256, 1024, 4096);
  }

  private Path copyOfInput() throws IOException {
    Path copy = folder.resolve("copy");
    Files.createDirectories(copy);
    for (Path file : files(input, "part-")) {
      Files.copy(file, copy.resolve(file.getFileName()));
    }
    return copy;
  }

  private List<Path> written(String prefix) {
    try {
      return files(output, prefix);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<Path> files(Path folder, String prefix) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.getFileName().toString().startsWith(prefix))
          .sorted(Comparator.naturalOrder())
          .toList();
    }
  }

  private static List<Long> ids(Path file) {
    return spark.read().parquet(file.toString()).collectAsList().stream()
        .map(row -> row.getLong(0))
        .toList();
  }

  private Requests request() {
    return Requests.of(model, input, output);
  }

  private RunReport run(Requests request) {
    return ScoringRun.execute(spark, request.build(), listener);
  }

  private void assertFailure(Requests request, FailureReason reason, String part) {
    assertThatThrownBy(() -> run(request))
        .isInstanceOf(ScoringFailure.class)
        .hasMessageContaining(part)
        .extracting(e -> ((ScoringFailure) e).reason())
        .isEqualTo(reason);
  }
}
