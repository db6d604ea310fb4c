package dev.scoring.runner.exec;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;

/** Finds what a failed job failed of. */
final class Failures {
  private static final int DEEPEST = 50;

  private Failures() {}

  /** The documented failure among an exception and its causes; null when there is none. */
  static ScoringFailure find(Throwable thrown) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (cause instanceof ScoringFailure failure) {
        return failure;
      }
      cause = cause.getCause();
    }
    return null;
  }

  /** What a job's exception means for the run. */
  static ScoringFailure ofJob(Throwable thrown) {
    ScoringFailure known = find(thrown);
    if (known != null) {
      return known;
    }
    Throwable root = Sentences.root(thrown);
    if (root instanceof OutOfMemoryError) {
      return new ScoringFailure(
          FailureReason.OUT_OF_MEMORY,
          "a task ran out of memory (" + Sentences.firstLine(root) + "); raise executor memory",
          thrown);
    }
    return new ScoringFailure(
        FailureReason.INTERNAL,
        "Spark's job failed: " + root.getClass().getSimpleName() + ": " + Sentences.firstLine(root),
        thrown);
  }
}
