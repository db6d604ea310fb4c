package dev.scoring.crds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scoring.contract.read.Finding;
import dev.scoring.contract.read.ReadResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Manifests for tests. */
final class Manifests {

  private Manifests() {}

  /** One with every field. */
  static String full() {
    return text("full.yaml");
  }

  /** One with the required fields alone. */
  static String minimal() {
    return text("minimal.yaml");
  }

  static ScoringJobManifest valid(String yaml) {
    assertThat(findings(yaml)).isEmpty();
    return ((ReadResult.Valid<ScoringJobManifest>) ManifestReader.read(yaml)).value();
  }

  static List<String> findings(String yaml) {
    return ManifestReader.read(yaml) instanceof ReadResult.Invalid<ScoringJobManifest> invalid
        ? invalid.findings().stream().map(Finding::toString).toList()
        : List.of();
  }

  private static String text(String name) {
    try (InputStream in = Manifests.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
