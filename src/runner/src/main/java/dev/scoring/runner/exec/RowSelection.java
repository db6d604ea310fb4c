package dev.scoring.runner.exec;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/**
 * Which rows of a unit are scored.
 *
 * @param filter SQL predicate over the input columns; rows for which it is not true are counted as
 *     filtered; null keeps every row
 * @param now what {@code now()}, {@code current_date()} and their like mean in every predicate of
 *     the run
 * @param maxRowsPerUnit how many rows of each unit are read at most, at least 1; {@link
 *     Long#MAX_VALUE} reads all
 */
public record RowSelection(String filter, Instant now, long maxRowsPerUnit)
    implements Serializable {

  public RowSelection {
    Objects.requireNonNull(now, "now");
    if (maxRowsPerUnit < 1) {
      throw new IllegalArgumentException("maxRowsPerUnit is " + maxRowsPerUnit);
    }
  }

  /** Every row. */
  public static RowSelection all(Instant now) {
    return new RowSelection(null, now, Long.MAX_VALUE);
  }

  /** Every row for which a predicate is true; null keeps every row. */
  public static RowSelection matching(String filter, Instant now) {
    return new RowSelection(filter, now, Long.MAX_VALUE);
  }
}
