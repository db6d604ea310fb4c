package dev.scoring.operator.plan;

import dev.scoring.contract.spec.DataFormat;
import dev.scoring.contract.spec.InputSpec;
import dev.scoring.contract.spec.ModelSpec;
import dev.scoring.contract.spec.OutputSpec;
import dev.scoring.crds.ScoringJobSpec;

/** Jobs for tests: a plain one, changed by name. */
record Jobs(
    Integer backoffLimit,
    Long activeDeadlineSeconds,
    Long startDeadlineSeconds,
    Long progressDeadlineSeconds,
    Long ttlSecondsAfterFinished,
    Boolean suspend,
    String managedBy) {

  static Jobs plain() {
    return new Jobs(null, null, null, null, null, null, null);
  }

  Jobs withBackoffLimit(int limit) {
    return new Jobs(
        limit,
        activeDeadlineSeconds,
        startDeadlineSeconds,
        progressDeadlineSeconds,
        ttlSecondsAfterFinished,
        suspend,
        managedBy);
  }

  Jobs withActiveDeadline(long seconds) {
    return new Jobs(
        backoffLimit,
        seconds,
        startDeadlineSeconds,
        progressDeadlineSeconds,
        ttlSecondsAfterFinished,
        suspend,
        managedBy);
  }

  Jobs withStartDeadline(long seconds) {
    return new Jobs(
        backoffLimit,
        activeDeadlineSeconds,
        seconds,
        progressDeadlineSeconds,
        ttlSecondsAfterFinished,
        suspend,
        managedBy);
  }

  Jobs withProgressDeadline(long seconds) {
    return new Jobs(
        backoffLimit,
        activeDeadlineSeconds,
        startDeadlineSeconds,
        seconds,
        ttlSecondsAfterFinished,
        suspend,
        managedBy);
  }

  Jobs withTtl(long seconds) {
    return new Jobs(
        backoffLimit,
        activeDeadlineSeconds,
        startDeadlineSeconds,
        progressDeadlineSeconds,
        seconds,
        suspend,
        managedBy);
  }

  Jobs suspended() {
    return new Jobs(
        backoffLimit,
        activeDeadlineSeconds,
        startDeadlineSeconds,
        progressDeadlineSeconds,
        ttlSecondsAfterFinished,
        true,
        managedBy);
  }

  Jobs managedBy(String controller) {
    return new Jobs(
        backoffLimit,
        activeDeadlineSeconds,
        startDeadlineSeconds,
        progressDeadlineSeconds,
        ttlSecondsAfterFinished,
        suspend,
        controller);
  }

  Job build() {
    return build(Job.Lifecycle.WANTED);
  }

  Job build(Job.Lifecycle lifecycle) {
    ScoringJobSpec spec =
        new ScoringJobSpec(
            new ModelSpec("s3a://models/m", null),
            new InputSpec("s3a://in", null, DataFormat.PARQUET, null, null, null, null),
            new OutputSpec(
                "s3a://out",
                DataFormat.PARQUET,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null),
            null,
            null,
            null,
            null,
            null,
            null,
            backoffLimit,
            activeDeadlineSeconds,
            startDeadlineSeconds,
            progressDeadlineSeconds,
            ttlSecondsAfterFinished,
            null,
            suspend,
            managedBy,
            null);
    return new Job(1, lifecycle, spec);
  }
}
