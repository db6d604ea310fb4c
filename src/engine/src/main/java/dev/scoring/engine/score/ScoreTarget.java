package dev.scoring.engine.score;

import dev.scoring.contract.spec.Activation;
import java.util.List;

/**
 * What a score column takes from an output; checked to fit it.
 *
 * @param output the output's index
 * @param activation applied first
 * @param form what is kept
 */
record ScoreTarget(int output, Activation activation, Form form) {

  /** The form of a score column. */
  sealed interface Form {

    /** All values in one column. */
    record Value() implements Form {}

    /** A column for each value. */
    record Columns() implements Form {}

    /** The label of the largest value. */
    record Label(List<String> labels) implements Form {}

    /** The k largest values; labels may be empty. */
    record TopK(int k, List<String> labels) implements Form {}

    /** Whether the value reaches a threshold. */
    record Decision(double threshold) implements Form {}
  }
}
