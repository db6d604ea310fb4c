package dev.scoring.cli.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scoring.cli.error.FindingsException;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.contract.spec.ScoringSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestFileTest {
  private static final String MANIFEST =
      """
      apiVersion: scoring.dev/v1alpha1
      kind: ScoringJob
      metadata: {name: job}
      spec:
        model: {uri: bundle}
        input: {uris: [data/a, "s3a://b/c"], format: csv, filter: "age > 3"}
        output: {uri: scores, format: orc, columns: [id], compression: zstd}
      """;

  @TempDir private Path folder;

  @Test
  void locationsAreRelativeToTheManifestAndNothingElseChanges() throws IOException {
    ScoringSpec spec = ManifestFile.read(write(MANIFEST)).spec(Optional.empty());

    assertThat(spec.model().uri()).isEqualTo("file://" + folder + "/bundle");
    assertThat(spec.input().locations())
        .containsExactly("file://" + folder + "/data/a", "s3a://b/c");
    assertThat(spec.input().filter()).isEqualTo("age > 3");
    assertThat(spec.output().uri()).isEqualTo("file://" + folder + "/scores");
    assertThat(spec.output().columns()).containsExactly("id");
    assertThat(spec.output().compression()).isEqualTo("zstd");
  }

  @Test
  void anotherOutputReplacesTheManifests() throws IOException {
    ScoringSpec spec = ManifestFile.read(write(MANIFEST)).spec(Optional.of("file:///elsewhere"));

    assertThat(spec.output().uri()).isEqualTo("file:///elsewhere");
  }

  @Test
  void everythingThatIsWrongIsFoundAtOnce() throws IOException {
    Path file = write(MANIFEST.replace("csv", "cvs").replace("columns", "colums"));

    assertThatThrownBy(() -> ManifestFile.read(file))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("spec.input.format: 'cvs' is not one of")
        .hasMessageContaining("spec.output.colums: unknown field");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Path missing = folder.resolve("job.yaml");

    assertThatThrownBy(() -> ManifestFile.read(missing))
        .isInstanceOf(ScoringFailure.class)
        .hasMessage("The manifest " + missing + " does not exist.");
  }

  @Test
  void aFolderIsNoManifest() {
    assertThatThrownBy(() -> ManifestFile.read(folder))
        .isInstanceOf(ScoringFailure.class)
        .hasMessage("The manifest " + folder + " is a folder; name the manifest file in it.");
  }

  @Test
  void aBinaryFileIsNoManifest() throws IOException {
    Path file = folder.resolve("job.yaml");
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0});

    assertThatThrownBy(() -> ManifestFile.read(file))
        .isInstanceOf(ScoringFailure.class)
        .hasMessage("The manifest " + file + " is not UTF-8 text.");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("job.yaml"), text);
  }
}
