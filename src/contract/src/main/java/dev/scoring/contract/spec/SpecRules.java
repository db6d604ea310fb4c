package dev.scoring.contract.spec;

import dev.scoring.contract.read.Finding;
import java.util.List;

/** The rules of a {@link ScoringSpec} that no type expresses. Pure and thread-safe. */
public final class SpecRules {

  private SpecRules() {}

  /**
   * Everything that is wrong with a spec, in the order of its fields.
   *
   * @return findings with paths that begin at the spec, as in {@code input.uri}; empty when the
   *     spec is right
   */
  public static List<Finding> check(ScoringSpec spec) {
    return List.of();
  }
}
