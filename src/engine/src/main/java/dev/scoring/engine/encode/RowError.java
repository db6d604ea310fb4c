package dev.scoring.engine.encode;

/**
 * Why a row has no score.
 *
 * @param row the row, from 0 at the first row of the batch
 * @param code the kind of error
 * @param message one sentence with the column and what was wrong
 */
public record RowError(int row, Code code, String message) {

  /** The kinds of errors. */
  public enum Code {
    /** A null, or NaN where it counts as missing, and {@code missing: reject}. */
    MISSING_VALUE,
    /** A number that the tensor's type cannot hold. */
    OUT_OF_RANGE,
    /** An array of another length than the tensor's. */
    WRONG_LENGTH,
    /** A category without an index, and no {@code unknown}. */
    UNKNOWN_CATEGORY,
    /** NaN or infinity among the model's outputs. */
    NON_FINITE_SCORE,
    /** The forward pass fails with this row, and not without it. */
    FORWARD_FAILED
  }
}
