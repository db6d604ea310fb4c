package dev.scoring.runner.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.contract.spec.IfExists;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PublisherTest {
  @TempDir Path temp;

  private StagedRun run(String id) {
    return new StagedRun(temp, id, StagedRun.Place.RENAME);
  }

  @ParameterizedTest
  @EnumSource
  void publishingShowsExactlyTheFilesOfTheRecordsAndTidiesUp(StagedRun.Place place)
      throws Exception {
    StagedRun run = new StagedRun(temp, "r1", place).begun().unit(0, "a", "b").unit(1, "c");
    run.strayAttempt(1, "doubled");
    Published published = run.publisher().publish(run.records(), IfExists.FAIL, p -> "{\"n\":1}");
    assertThat(published.files()).isEqualTo(3);
    assertThat(published.bytes()).isEqualTo(3);
    assertThat(run.published()).containsExactly("a", "b", "c");
    assertThat(run.allNames())
        .containsExactly(
            "_SUCCESS",
            "_scoring/r1/manifest.json",
            "country=CN/part-00000-0.txt",
            "country=CN/part-00000-1.txt",
            "country=CN/part-00001-0.txt");
    assertThat(temp.resolve("_scoring.scores")).doesNotExist();
    assertThat(run.publisher().inspect()).isEqualTo(new OutputState.Published("{\"n\":1}"));
  }

  @Test
  void publishingAgainAfterwardsChangesNothing() throws Exception {
    StagedRun run = run("r1").begun().unit(0, "a");
    Published first = run.publisher().publish(run.records(), IfExists.FAIL, p -> "{}");
    assertThat(run.publisher().publish(List.of(), IfExists.FAIL, p -> "other")).isEqualTo(first);
    assertThat(run.published()).containsExactly("a");
  }

  @Test
  void anExistingEmptyFolderIsReplaced() throws Exception {
    Files.createDirectories(temp.resolve("scores"));
    StagedRun run = run("r1");
    assertThat(run.publisher().inspect()).isEqualTo(new OutputState.Free());
    run.begun().unit(0, "a").publisher().publish(run.records(), IfExists.FAIL, p -> "{}");
    assertThat(run.published()).containsExactly("a");
  }

  @ParameterizedTest
  @EnumSource
  void overwritingReplacesAllFilesThatAreThereAndKeepsNoOldManifest(StagedRun.Place place)
      throws Exception {
    StagedRun old = new StagedRun(temp, "r1", place).begun().unit(0, "old").unit(1, "older");
    old.publisher().publish(old.records(), IfExists.FAIL, p -> "{}");
    StagedRun run = new StagedRun(temp, "r2", place);
    assertThat(run.publisher().inspect()).isInstanceOf(OutputState.Occupied.class);
    run.begun().unit(0, "new").publisher().publish(run.records(), IfExists.OVERWRITE, p -> "{}");
    assertThat(run.published()).containsExactly("new");
    assertThat(run.allNames())
        .containsExactly("_SUCCESS", "_scoring/r2/manifest.json", "country=CN/part-00000-0.txt");
    assertThat(run.publisher().inspect()).isInstanceOf(OutputState.Published.class);
    assertThat(old.publisher().inspect()).isInstanceOf(OutputState.Occupied.class);
  }

  @Test
  void aRunCanBePublishedAfreshOverItsOwnOutput() throws Exception {
    StagedRun run = run("r1").begun().unit(0, "old");
    run.publisher().publish(run.records(), IfExists.FAIL, p -> "{}");
    StagedRun fresh = run("r1").begun().unit(0, "new");
    assertThat(fresh.publisher().inspect()).isEqualTo(new OutputState.Begun());
    fresh.publisher().publish(fresh.records(), IfExists.OVERWRITE, p -> "{}");
    assertThat(fresh.published()).containsExactly("new");
  }

  @Test
  void whatIsAtTheOutputIsToldApart() throws Exception {
    assertThat(run("r1").publisher().inspect()).isEqualTo(new OutputState.Free());
    run("r2").begun();
    assertThat(run("r1").publisher().inspect()).isEqualTo(new OutputState.Busy(List.of("r2")));
    assertThat(run("r2").publisher().inspect()).isEqualTo(new OutputState.Begun());
    run("r2").runs().abandon("r2");
    Files.createDirectories(temp.resolve("scores/empty"));
    assertThat(run("r1").publisher().inspect()).isEqualTo(new OutputState.Occupied("empty"));
  }

  @Test
  void somethingAtTheOutputIsNotOverwrittenUndeclared() throws Exception {
    StagedRun run = run("r1").begun().unit(0, "a");
    Files.createDirectories(temp.resolve("scores"));
    Files.writeString(temp.resolve("scores/mine.txt"), "precious");
    assertThatThrownBy(() -> run.publisher().publish(run.records(), IfExists.FAIL, p -> "{}"))
        .isInstanceOfSatisfying(
            ScoringFailure.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.OUTPUT_EXISTS))
        .hasMessageStartingWith("spec.output.uri: 'mine.txt' is at 'file:")
        .hasMessageContaining("declare ifExists: Overwrite with publish: NonAtomic");
    assertThat(temp.resolve("scores/mine.txt")).hasContent("precious");
  }

  @Test
  void aFileThatAppearsAfterTheIntentIsNeitherLostNorMixedIn() throws Exception {
    StagedRun run = run("r1").begun().unit(0, "a");
    Path output = temp.resolve("scores");
    assertThatThrownBy(
            () ->
                run.publisher()
                    .publish(run.records(), IfExists.FAIL, p -> dropped(output, "mine.txt")))
        .isInstanceOfSatisfying(
            ScoringFailure.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.OUTPUT_EXISTS))
        .hasMessageContaining("while the run was scoring; move it away");
    assertThat(run.allNames()).containsExactly("mine.txt");
    Files.delete(output.resolve("mine.txt"));
    run.publisher().publish(List.of(), IfExists.FAIL, p -> "{}");
    assertThat(run.published()).containsExactly("a");
  }

  private static String dropped(Path folder, String name) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(name), "precious");
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return "{}";
  }

  @Test
  void aStagedFileThatIsGoneStopsPublishingWithItsName() throws Exception {
    StagedRun run = run("r1").begun().unit(0, "a").unit(7, "b");
    run.loseFilesOf(7);
    assertThatThrownBy(() -> run.publisher().publish(run.records(), IfExists.FAIL, p -> "{}"))
        .isInstanceOfSatisfying(
            ScoringFailure.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.OUTPUT_UNWRITABLE))
        .hasMessageContaining("/country=CN/part-00007-0-")
        .hasMessageContaining(".txt' of unit 7 is gone from staging; start again with --fresh");
    assertThat(temp.resolve("scores")).doesNotExist();
  }

  @Test
  void aRunThatWasAbandonedMeanwhileIsNotPublished() throws Exception {
    StagedRun run = run("r1").begun().unit(0, "a");
    List<dev.scoring.runner.store.UnitRecord> records = run.records();
    run.runs().abandon("r1");
    assertThatThrownBy(() -> run.publisher().publish(records, IfExists.FAIL, p -> "{}"))
        .isInstanceOfSatisfying(
            ScoringFailure.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.PROTOCOL_CONFLICT))
        .hasMessage("run r1 was abandoned while it was scoring; start it again");
  }

  @Test
  void theSuccessFileOfAnotherProgramIsNotTakenForOurs() throws Exception {
    Files.createDirectories(temp.resolve("scores"));
    Files.write(temp.resolve("scores/_SUCCESS"), "{\"name\":\"magic\"}".getBytes(UTF_8));
    assertThat(run("r1").publisher().inspect()).isEqualTo(new OutputState.Occupied("_SUCCESS"));
  }
}
