package dev.scoring.crds;

import dev.scoring.contract.read.Finding;
import dev.scoring.contract.read.ReadLimits;
import dev.scoring.contract.read.ReadResult;
import dev.scoring.contract.read.StrictReader;

/** Reads manifests: the schema, and the rules that no type expresses. Thread-safe. */
public final class ManifestReader {

  private ManifestReader() {}

  /**
   * Reads one manifest of at most 1 MiB.
   *
   * @param yaml one YAML document; JSON is YAML too
   * @return the manifest, or everything that is wrong with it as {@link Finding}s in the document's
   *     order; never throws for bad input
   */
  public static ReadResult<ScoringJobManifest> read(String yaml) {
    return StrictReader.yaml(
        yaml, ScoringJobManifest.class, ReadLimits.manifest(), ManifestRules::check);
  }
}
