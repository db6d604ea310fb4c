package dev.scoring.crds;

import dev.scoring.contract.read.ReadResult;
import dev.scoring.contract.read.StrictReader;

/** Reads manifests: the schema, and the rules that no type expresses. Thread-safe. */
public final class ManifestReader {

  private ManifestReader() {}

  /**
   * Reads one manifest.
   *
   * @param yaml one YAML document; JSON is YAML too
   * @return the manifest, or everything that is wrong with it; never throws for bad input
   */
  public static ReadResult<ScoringJobManifest> read(String yaml) {
    return StrictReader.yaml(yaml, ScoringJobManifest.class);
  }
}
