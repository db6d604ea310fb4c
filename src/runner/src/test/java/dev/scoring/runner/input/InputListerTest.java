package dev.scoring.runner.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.contract.spec.DataFormat;
import dev.scoring.runner.plan.InputFile;
import dev.scoring.runner.plan.InputFile.Splitting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputListerTest {
  @TempDir private Path folder;

  @BeforeEach
  void files() throws IOException {
    for (String name :
        List.of(
            "in/b.parquet",
            "in/a.parquet",
            "in/deep/er/c.parquet",
            "in/_SUCCESS",
            "in/.hidden/x.parquet",
            "in/_temporary/0/y.parquet",
            "in/d.parquet._COPYING_",
            "days/country=CN/day=007/p.parquet",
            "days/country=A%2FB/day=__HIVE_DEFAULT_PARTITION__/p.parquet")) {
      write(name, "x");
    }
  }

  @Test
  void aFolderGivesAllFilesBelowItInOrderAndNoHiddenOnes() {
    assertThat(names(list("in"))).containsExactly("a.parquet", "b.parquet", "c.parquet");
  }

  @Test
  void globsAndFilesTogetherGiveEachFileOnce() {
    InputListing listing = list("in/[ab].parquet", "in/a.parquet");
    assertThat(names(listing)).containsExactly("a.parquet", "b.parquet");
    assertThat(listing.notes())
        .containsExactly("1 files are in more than one input location; each is scored once");
  }

  @Test
  void aNameThatLooksLikeAGlobIsTakenLiterallyWhenItExists() throws IOException {
    write("odd/x[1].parquet", "x");
    assertThat(names(list("odd/x[1].parquet"))).containsExactly("x[1].parquet");
  }

  @Test
  void partitionFoldersBecomeTextColumns() {
    InputListing listing = list("days");
    assertThat(listing.partitionColumns()).containsExactly("country", "day");
    assertThat(listing.files())
        .extracting(InputFile::partitionValues)
        .containsExactly(Arrays.asList("A/B", null), List.of("CN", "007"));
  }

  @Test
  void foldersAboveTheLocationCountOnlyWithABasePath() {
    assertThat(list("days/country=CN").partitionColumns()).containsExactly("day");
    InputListing based =
        list(Map.of("basePath", folder.resolve("days").toString()), "days/country=CN");
    assertThat(based.partitionColumns()).containsExactly("country", "day");
  }

  @Test
  void whatIsNotThereIsNamed() {
    assertFailure(
        FailureReason.INPUT_NOT_FOUND, "nothing is at '" + folder + "/nowhere'", "in", "nowhere");
    assertFailure(FailureReason.INPUT_NOT_FOUND, "nothing is at '", "in/*.orc");
  }

  @Test
  void aFolderWithoutDataFilesIsEmpty() throws IOException {
    write("nothing/_SUCCESS", "");
    assertFailure(FailureReason.INPUT_EMPTY, "there is no data file in ", "nothing");
  }

  @Test
  void aParquetFileWithoutBytesIsUnreadable() throws IOException {
    write("zero/a.parquet", "");
    assertFailure(
        FailureReason.INPUT_UNREADABLE, "zero/a.parquet is empty (0 bytes), which no", "zero");
  }

  @Test
  void foldersThatDisagreeOnColumnsAreRefused() {
    assertFailure(
        FailureReason.INPUT_SCHEMA, "have the partition columns [], but those of", "days", "in");
  }

  @Test
  void aSchemeWithoutAFileSystemIsNamed() {
    assertThatThrownBy(() -> InputLister.qualified("spec.input.uri", "nfs4://x/y", conf()))
        .isInstanceOf(ScoringFailure.class)
        .hasMessageContaining("spec.input.uri: no file system is installed for 'nfs4://x/y'");
  }

  private void assertFailure(FailureReason reason, String part, String... locations) {
    assertThatThrownBy(() -> list(locations))
        .isInstanceOf(ScoringFailure.class)
        .hasMessageContaining(part)
        .extracting(e -> ((ScoringFailure) e).reason())
        .isEqualTo(reason);
  }

  private InputListing list(String... locations) {
    return list(Map.of(), locations);
  }

  private InputListing list(Map<String, String> options, String... locations) {
    List<String> uris =
        Arrays.stream(locations).map(name -> folder.resolve(name).toString()).toList();
    return InputLister.list(uris, DataFormat.PARQUET, options, f -> Splitting.BY_BYTES, conf());
  }

  private static Configuration conf() {
    return new Configuration(false);
  }

  private static List<String> names(InputListing listing) {
    return listing.files().stream()
        .map(f -> Path.of(java.net.URI.create(f.path())).getFileName().toString())
        .toList();
  }

  private void write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
