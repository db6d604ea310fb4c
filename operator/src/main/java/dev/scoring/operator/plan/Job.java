package dev.scoring.operator.plan;

import dev.scoring.crds.ScoringJobSpec;

/**
 * The resource, as far as planning goes.
 *
 * @param generation counts changes of the spec
 * @param lifecycle whether its deletion was asked for
 * @param spec what it declares
 */
public record Job(long generation, Lifecycle lifecycle, ScoringJobSpec spec) {

  /** The name that {@code managedBy} has for this operator. */
  public static final String CONTROLLER = "scoring.dev/operator";

  /** Whether the resource is wanted. */
  public enum Lifecycle {
    WANTED,
    DELETING
  }

  boolean another() {
    return spec.managedBy() != null && !spec.managedBy().equals(CONTROLLER);
  }

  boolean suspended() {
    return Boolean.TRUE.equals(spec.suspend());
  }
}
