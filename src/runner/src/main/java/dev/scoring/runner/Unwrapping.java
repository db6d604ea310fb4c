package dev.scoring.runner;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;

/** Turns whatever a run throws into one failure with one sentence. */
final class Unwrapping {
  private Unwrapping() {}

  /** The failure inside, or INTERNAL with what was thrown as its cause. */
  static ScoringFailure of(Throwable thrown) {
    Throwable at = thrown;
    for (int depth = 0; at != null && depth < 20; depth++) {
      if (at instanceof ScoringFailure failure) {
        return failure;
      }
      if (at instanceof InterruptedException) {
        return new ScoringFailure(
            FailureReason.INTERRUPTED,
            "the run was asked to stop; start it again and it resumes",
            thrown);
      }
      at = at.getCause();
    }
    String first =
        String.valueOf(thrown.getMessage()).lines().findFirst().orElse("without a message");
    return new ScoringFailure(
        FailureReason.INTERNAL,
        "an error that was not expected: "
            + thrown.getClass().getSimpleName()
            + ": "
            + first
            + "; report it with the log of --verbose",
        thrown);
  }
}
