package dev.scoring.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.contract.progress.Progress;
import dev.scoring.contract.report.RowBalance;
import dev.scoring.contract.report.RunReport;
import dev.scoring.runner.session.Sessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumeTest {
  private static final int ROWS = 80_000;

  private static SparkSession spark;
  @TempDir private static Path shared;
  @TempDir private Path folder;
  private Path input;
  private Path last;
  private byte[] content;
  private FileTime time;

  @BeforeAll
  static void data() throws IOException {
    spark = Sessions.local(2, Map.of());
    EchoBundle.write(shared.resolve("model"));
    // About 5 MB a file that no codec makes smaller, so that each is a unit or two.
    spark
        .sql(
            "SELECT id, CAST(id AS DOUBLE) AS amount,"
                + " CONCAT(sha2(CAST(id AS STRING), 512), sha2(CAST(-id AS STRING), 512)) AS text"
                + " FROM range(0, %d, 1, 4)".formatted(ROWS))
        .write()
        .option("compression", "none")
        .parquet(shared.resolve("input").toString());
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  @BeforeEach
  void copy() throws IOException {
    input = Files.createDirectories(folder.resolve("in"));
    try (Stream<Path> files = Files.list(shared.resolve("input"))) {
      for (Path file : files.filter(f -> f.getFileName().toString().startsWith("part-")).toList()) {
        Path to = Files.copy(file, input.resolve(file.getFileName()));
        last = last == null || to.compareTo(last) > 0 ? to : last;
      }
    }
    content = Files.readAllBytes(last);
    time = Files.getLastModifiedTime(last);
  }

  @Test
  void aFailedRunGoesOnWithTheUnitsThatItDidNotCommit() throws IOException {
    damageLast();
    assertFailure(request(), FailureReason.INPUT_UNREADABLE, last.getFileName().toString());
    assertThat(folder.resolve("out")).doesNotExist();
    repairLast();
    RunReport report = ScoringRun.execute(spark, request().build(), RunListener.silent());
    assertThat(report.unitsResumed()).isPositive().isLessThan(report.unitsTotal());
    assertThat(report.timing().rowsPerSecond() * report.timing().scoring())
        .as("rows of this attempt alone")
        .isLessThan(report.rowsRead() - 0.5);
    assertThat(report.balance()).isEqualTo(new RowBalance(ROWS, ROWS, 0, 0, 0));
    assertThat(
            spark.read().parquet(folder.resolve("out").toString()).select("id").distinct().count())
        .isEqualTo(ROWS);
  }

  @Test
  void anInputThatChangedSinceThePlanIsRefusedAndAFreshRunTakesIt() throws IOException {
    damageLast();
    assertFailure(request(), FailureReason.INPUT_UNREADABLE, "part-");
    Files.write(last, content);
    Files.setLastModifiedTime(last, FileTime.fromMillis(time.toMillis() + 5000));
    assertFailure(
        request(), FailureReason.INPUT_CHANGED, "since the run was planned, file:" + last);
    RunReport report = ScoringRun.execute(spark, request().fresh().build(), RunListener.silent());
    assertThat(report.unitsResumed()).isZero();
    assertThat(report.rowsScored()).isEqualTo(ROWS);
  }

  @Test
  void anotherRunAtTheOutputIsBusyAndNamesWhatDiffers() throws IOException {
    damageLast();
    assertFailure(request(), FailureReason.INPUT_UNREADABLE, "part-");
    assertFailure(
        request().filter("id >= 0"), FailureReason.OUTPUT_BUSY, "(it differs in input.filter)");
  }

  @Test
  void anInterruptedRunStopsAndSaysSo() {
    Thread runner = Thread.currentThread();
    RunListener interrupting =
        new RunListener() {
          @Override
          public void progress(Progress progress) {
            if (progress.stage() == Progress.Stage.SCORING && progress.unitsDone() > 0) {
              runner.interrupt();
            }
          }

          @Override
          public void note(String sentence) {}
        };
    RunRequest slow = request().filter("length(sha2(text, 512)) > 0").build();
    try {
      assertThatThrownBy(() -> ScoringRun.execute(spark, slow, interrupting))
          .isInstanceOf(ScoringFailure.class)
          .hasMessageContaining("the run was asked to stop")
          .extracting(e -> ((ScoringFailure) e).reason())
          .isEqualTo(FailureReason.INTERRUPTED);
    } finally {
      Thread.interrupted();
    }
    assertThat(folder.resolve("out")).doesNotExist();
    RunReport report = ScoringRun.execute(spark, slow, RunListener.silent());
    assertThat(report.unitsResumed()).isPositive();
    assertThat(report.rowsScored()).isEqualTo(ROWS);
  }

  private void damageLast() throws IOException {
    byte[] damaged = content.clone();
    Arrays.fill(damaged, 4, damaged.length - 4, (byte) 7);
    Files.write(last, damaged);
    Files.setLastModifiedTime(last, time);
  }

  private void repairLast() throws IOException {
    Files.write(last, content);
    Files.setLastModifiedTime(last, time);
  }

  private void assertFailure(Requests request, FailureReason reason, String part) {
    assertThatThrownBy(() -> ScoringRun.execute(spark, request.build(), RunListener.silent()))
        .isInstanceOf(ScoringFailure.class)
        .hasMessageContaining(part)
        .extracting(e -> ((ScoringFailure) e).reason())
        .isEqualTo(reason);
  }

  private Requests request() {
    return Requests.of(shared.resolve("model"), input, folder.resolve("out")).columns("id", "text");
  }
}
