package dev.scoring.runner.plan;

import java.util.List;
import java.util.Objects;

/**
 * A run as it was decided once, before a row was scored; kept as {@code plan.json} and read again
 * by every later attempt.
 *
 * @param version of this document; 1
 * @param runId the run's id
 * @param identity what the id stands for
 * @param modelUri where the bundle was
 * @param modelDigest {@code sha256:...} of the bundle's content
 * @param pinned what later attempts must not decide again
 * @param units the work, numbered by position
 */
public record RunPlan(
    int version,
    String runId,
    RunIdentity identity,
    String modelUri,
    String modelDigest,
    PinnedSettings pinned,
    List<Unit> units) {

  /** The version written now. */
  public static final int VERSION = 1;

  public RunPlan {
    Objects.requireNonNull(runId, "runId");
    Objects.requireNonNull(identity, "identity");
    Objects.requireNonNull(modelUri, "modelUri");
    Objects.requireNonNull(modelDigest, "modelDigest");
    Objects.requireNonNull(pinned, "pinned");
    units = List.copyOf(units);
  }

  /** Input bytes of all units. */
  public long bytes() {
    return units.stream().mapToLong(Unit::bytes).sum();
  }
}
