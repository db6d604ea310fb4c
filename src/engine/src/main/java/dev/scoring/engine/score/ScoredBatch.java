package dev.scoring.engine.score;

import dev.scoring.engine.encode.RowError;
import java.util.List;

/**
 * The scores of some rows, valid until the scorer scores again.
 *
 * @param rows how many rows
 * @param columns in the order of the scorer's fields
 * @param errors rows without a score, ascending, numbered from the first row of the batch; their
 *     values in the columns mean nothing
 */
public record ScoredBatch(int rows, List<ScoreVector> columns, List<RowError> errors) {

  public ScoredBatch {
    columns = List.copyOf(columns);
    errors = List.copyOf(errors);
  }
}
