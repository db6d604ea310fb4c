package dev.scoring.engine.column;

/**
 * Rows to encode, by column. Columns stand in the order of the names that the encoder asked for.
 * Valid until the next batch; not thread-safe.
 */
public interface InputBatch {

  /** How many rows there are. */
  int rows();

  /** The column at an ordinal, from 0. */
  InputColumn column(int ordinal);
}
