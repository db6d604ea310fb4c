package dev.scoring.cli.error;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import java.util.List;
import java.util.Optional;

/**
 * How a command ended without success.
 *
 * @param reason the documented reason
 * @param sentences what is wrong, one sentence each, at least one
 * @param cause what was thrown
 */
public record Failure(FailureReason reason, List<String> sentences, Throwable cause) {
  private static final int DEEPEST_CAUSE = 20;

  public Failure {
    sentences = List.copyOf(sentences);
  }

  /** Whether the user asked the process to stop. */
  public enum Stop {
    ASKED,
    NOT_ASKED
  }

  /**
   * Classifies what a command threw. After the user asked to stop, whatever the run died of is an
   * interruption.
   */
  public static Failure of(Throwable thrown, Stop stop) {
    if (stop == Stop.ASKED) {
      return new Failure(FailureReason.INTERRUPTED, List.of("The run was asked to stop."), thrown);
    }
    if (thrown instanceof FindingsException findings) {
      return new Failure(FailureReason.SPEC_INVALID, findings.sentences(), thrown);
    }
    return cause(thrown, ScoringFailure.class)
        .map(failure -> new Failure(failure.reason(), List.of(failure.getMessage()), thrown))
        .or(
            () ->
                cause(thrown, OutOfMemoryError.class)
                    .map(
                        error ->
                            new Failure(
                                FailureReason.OUT_OF_MEMORY,
                                List.of("The Java heap is too small: " + error.getMessage() + "."),
                                thrown)))
        .orElseGet(
            () ->
                new Failure(
                    FailureReason.INTERNAL,
                    List.of("An error that the program did not expect: " + thrown + "."),
                    thrown));
  }

  private static <T> Optional<T> cause(Throwable thrown, Class<T> type) {
    Throwable at = thrown;
    for (int depth = 0; at != null && depth < DEEPEST_CAUSE; depth++) {
      if (type.isInstance(at)) {
        return Optional.of(type.cast(at));
      }
      at = at.getCause();
    }
    return Optional.empty();
  }
}
