package dev.scoring.runner;

import dev.scoring.contract.spec.ScoringSpec;
import dev.scoring.engine.model.DeviceRequest;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * What to run, and how on this machine.
 *
 * @param spec the scoring part of the manifest
 * @param device where forward passes run
 * @param limit rows of a first look, at least 1, after which nothing is published; empty scores and
 *     publishes everything
 * @param existing what to do with an unfinished run at the output
 */
public record RunRequest(
    ScoringSpec spec, DeviceRequest device, OptionalLong limit, ExistingRun existing) {

  public RunRequest {
    Objects.requireNonNull(spec, "spec");
    Objects.requireNonNull(device, "device");
    Objects.requireNonNull(limit, "limit");
    Objects.requireNonNull(existing, "existing");
    if (limit.isPresent() && limit.getAsLong() < 1) {
      throw new IllegalArgumentException("limit is " + limit.getAsLong() + ", not at least 1");
    }
  }

  /** The whole input on the CPU, going on with what an earlier attempt committed. */
  public static RunRequest of(ScoringSpec spec) {
    return new RunRequest(spec, DeviceRequest.CPU, OptionalLong.empty(), ExistingRun.RESUME);
  }
}
