package dev.scoring.runner.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.contract.report.RowBalance;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunStoreTest {
  @TempDir java.nio.file.Path temp;
  private final Configuration conf = new Configuration();
  private String output;

  @BeforeEach
  void place() {
    output = temp.resolve("scores").toUri().toString();
  }

  private RunStore run(String id) {
    return RunStore.open(WorkPlace.of(output, id, conf), conf);
  }

  private static UnitRecord record(int unit, int generation, long rows) {
    UnitFile file = new UnitFile("part-00000-00000-x.parquet", 10, rows, "crc32c:00000000");
    RowBalance balance = new RowBalance(rows, rows, 0, 0, 0);
    return new UnitRecord(unit, generation, UUID.randomUUID(), 1, List.of(file), balance);
  }

  @Test
  void theFirstRecordOfAUnitWinsAndTheSecondAttemptIsToldWhose() {
    UnitRecord first = record(3, 0, 5);
    UnitRecord second = record(3, 0, 5);
    assertThat(run("r1").commit(first)).isEqualTo(new CommitOutcome.Won(first));
    assertThat(run("r1").commit(second)).isEqualTo(new CommitOutcome.Lost(first));
    assertThat(run("r1").records()).containsOnlyKeys(3).containsValue(first);
  }

  @Test
  void theRecordsOfManyUnitsAreAllFoundAndABrokenOneIsNamed() throws Exception {
    for (int unit = 0; unit < 40; unit++) {
      run("r1").commit(record(unit, 0, 5));
      run("r1").commit(record(unit, 1, unit));
    }
    assertThat(run("r1").records()).hasSize(40);
    assertThat(run("r1").records())
        .allSatisfy((unit, newest) -> assertThat(newest.balance().read()).isEqualTo((long) unit));
    Files.writeString(temp.resolve("_scoring.scores/r1/units/00017/1.json"), "{\"unit\":");
    assertThatThrownBy(() -> run("r1").records())
        .isInstanceOfSatisfying(
            ScoringFailure.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.PLAN_MISMATCH))
        .hasMessageContaining("units/00017/1.json' cannot be read by this version");
  }

  @Test
  void aRecordWhoseAnswerWasLostIsFoundToHaveWon() {
    UnitRecord mine = record(0, 0, 5);
    run("r1").commit(mine);
    assertThat(run("r1").commit(mine)).isEqualTo(new CommitOutcome.Won(mine));
  }

  @Test
  void theHighestGenerationOfAUnitCounts() {
    UnitRecord damaged = record(1, 0, 5);
    UnitRecord repaired = record(1, 1, 5);
    run("r1").commit(repaired);
    run("r1").commit(damaged);
    assertThat(run("r1").records()).containsOnlyKeys(1).containsValue(repaired);
  }

  @Test
  void aRunBegunBeforeGoesOnWithItsFirstPlan() {
    assertThat(run("r1").claim("plan".getBytes(UTF_8))).isInstanceOf(ClaimOutcome.Fresh.class);
    assertThat(run("r1").claim("other".getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            ClaimOutcome.Resumed.class,
            resumed -> assertThat(resumed.plan()).asString(UTF_8).isEqualTo("plan"));
  }

  @Test
  void anotherUnfinishedRunAtTheOutputIsNamedAndTheClaimLeavesNothing() {
    run("r1").claim("plan".getBytes(UTF_8));
    assertThatThrownBy(() -> run("r2").claim("plan".getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            ScoringFailure.class, e -> assertThat(e.reason()).isEqualTo(FailureReason.OUTPUT_BUSY))
        .hasMessageContaining("another unfinished run, r1, writes to")
        .hasMessageContaining("--fresh");
    assertThat(run("r2").plan()).isEmpty();
    run("r2").abandon("r1");
    assertThat(run("r2").claim("plan".getBytes(UTF_8))).isInstanceOf(ClaimOutcome.Fresh.class);
  }

  @Test
  void abandoningRemovesEverythingOfARunAndNothingElse() throws Exception {
    run("r1").claim("plan".getBytes(UTF_8));
    run("r1").commit(record(0, 0, 1));
    run("r1").abandon("r1");
    assertThat(temp).isEmptyDirectory();
    run("r1").claim("plan".getBytes(UTF_8));
    Files.createDirectories(temp.resolve("_scoring.scores/r2"));
    run("r1").abandon("r1");
    assertThat(temp.resolve("_scoring.scores/r2")).exists();
  }

  @Test
  void aRecordThatATaskCommitsAfterItsRunWasGivenUpDoesNotCountForTheNextPlan() {
    run("r1").claim("plan".getBytes(UTF_8));
    run("r1").abandon("r1");
    run("r1").commit(record(0, 0, 1));
    assertThat(run("r1").claim("next".getBytes(UTF_8))).isInstanceOf(ClaimOutcome.Fresh.class);
    assertThat(run("r1").records()).isEmpty();
    run("r1").commit(record(0, 0, 2));
    run("r1").claim("next".getBytes(UTF_8));
    assertThat(run("r1").records()).containsOnlyKeys(0);
  }

  @Test
  void aRecordThatCannotBeReadIsNotTakenForAMissingOne() throws Exception {
    run("r1").commit(record(0, 0, 1));
    Files.writeString(temp.resolve("_scoring.scores/r1/units/00000/0.json"), "{\"unit\":");
    assertThatThrownBy(() -> run("r1").records())
        .isInstanceOfSatisfying(
            ScoringFailure.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.PLAN_MISMATCH))
        .hasMessageContaining("units/00000/0.json' cannot be read by this version");
  }

  @ParameterizedTest
  @CsvSource({
    "nosuch://bucket/out, SpecInvalid, no file system is installed for 'nosuch://bucket/out'",
    "file:///, SpecInvalid, is the root of its file system; choose a folder inside it",
    "'a:b:c', SpecInvalid, is not a URI that can be used",
  })
  void anOutputThatCannotBeUsedIsNamed(String uri, String reason, String sentence) {
    assertThatThrownBy(() -> WorkPlace.of(uri, "r1", conf))
        .isInstanceOfSatisfying(
            ScoringFailure.class, e -> assertThat(e.reason().id()).isEqualTo(reason))
        .hasMessageStartingWith("spec.output.uri: ")
        .hasMessageContaining(sentence);
  }

  @ParameterizedTest
  @CsvSource({
    "file:/data/scores, RENAME, file:/data/_scoring.scores/r1/plan.json",
    "file:/data/scores/, RENAME, file:/data/_scoring.scores/r1/plan.json",
  })
  void stagingLiesBesideTheOutputWhereFoldersCanBeRenamed(
      String uri, StorageKind kind, String plan) {
    WorkPlace place = WorkPlace.of(uri, "r1", conf);
    assertThat(place.kind()).isEqualTo(kind);
    assertThat(place.plan()).isEqualTo(new Path(plan));
  }

  @Test
  void faultsAreToldApart() {
    Path path = new Path("file:/out/x");
    assertThat(StorageFault.writing(path, new java.io.IOException("No space left on device")))
        .hasMessageContaining("no space is left to write 'file:/out/x'")
        .extracting(ScoringFailure::reason)
        .isEqualTo(FailureReason.OUTPUT_UNWRITABLE);
    assertThat(StorageFault.writing(path, new java.nio.file.AccessDeniedException("/out/x")))
        .hasMessageContaining("cannot be written (AccessDeniedException: /out/x)")
        .extracting(ScoringFailure::reason)
        .isEqualTo(FailureReason.OUTPUT_UNWRITABLE);
    assertThat(StorageFault.writing(path, new java.net.ConnectException("Connection refused")))
        .hasMessageContaining("the store of 'file:/out/x' failed")
        .extracting(ScoringFailure::reason)
        .isEqualTo(FailureReason.STORE_UNAVAILABLE);
  }
}
