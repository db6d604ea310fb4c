package dev.scoring.runner.exec;

import dev.scoring.contract.spec.MetadataColumns;
import dev.scoring.contract.spec.ScoreColumn;
import java.util.List;
import java.util.Objects;

/**
 * The columns and rows that scoring puts out: carried columns, then score columns, then metadata
 * columns.
 *
 * @param carried input columns passed through unchanged, in this order; a nested field is named by
 *     its path {@code a.b} and put out under that name
 * @param scores the score columns; empty for every output of the bundle as it is
 * @param metadata names of the columns that tell where a row came from
 * @param runId the value of the run id column
 * @param emitWhere SQL predicate over the columns above; rows for which it is not true are counted
 *     as suppressed; null emits every row
 */
public record OutputShape(
    List<String> carried,
    List<ScoreColumn> scores,
    MetadataColumns metadata,
    String runId,
    String emitWhere) {

  public OutputShape {
    carried = List.copyOf(carried);
    scores = List.copyOf(scores);
    metadata = metadata == null ? MetadataColumns.none() : metadata;
    Objects.requireNonNull(runId, "runId");
  }
}
