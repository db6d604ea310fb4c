package dev.scoring.contract.failure;

import java.util.Objects;

/** Ends a run, a check or a command with a documented reason and one sentence for the user. */
public final class ScoringFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final FailureReason reason;

  /**
   * A failure.
   *
   * @param message one sentence with the field, file or row, the value seen, and what to do
   */
  public ScoringFailure(FailureReason reason, String message) {
    this(reason, message, null);
  }

  /** A failure whose technical cause is shown with {@code --verbose}. */
  public ScoringFailure(FailureReason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  /** The documented reason. */
  public FailureReason reason() {
    return reason;
  }
}
