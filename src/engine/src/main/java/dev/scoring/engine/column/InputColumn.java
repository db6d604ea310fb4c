package dev.scoring.engine.column;

/**
 * One column of a batch of rows, numbered from 0. What a null row's value reads as is unspecified;
 * ask {@link #isNull} first. Valid until the next batch; not thread-safe.
 */
public sealed interface InputColumn permits NumericColumn, TextColumn, ListColumn {

  /** False only when {@link #isNull} is false for every row. */
  boolean hasNull();

  /** Whether the row has no value. */
  boolean isNull(int row);
}
