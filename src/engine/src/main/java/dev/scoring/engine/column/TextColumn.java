package dev.scoring.engine.column;

/** A column of UTF-8 text. */
public non-sealed interface TextColumn extends InputColumn {

  /**
   * Points {@code slice} at the row's bytes, which stay valid until the next call on this column.
   */
  void read(int row, Utf8Slice slice);

  /**
   * The row's index in the column's dictionary, or -1 when the column has none. Rows with one index
   * have one text, so that what was looked up for it once may be kept for the batch.
   */
  default int dictionaryIndex(int row) {
    return -1;
  }

  /** How many entries the dictionary has; 0 when the column has none. */
  default int dictionarySize() {
    return 0;
  }
}
