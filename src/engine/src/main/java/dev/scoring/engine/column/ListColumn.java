package dev.scoring.engine.column;

/** A column of lists. The elements of row r are those of {@link #elements} from start to end. */
public non-sealed interface ListColumn extends InputColumn {

  /** Index in {@link #elements} of the row's first element. */
  int start(int row);

  /** How many elements the row has. */
  int length(int row);

  /** The elements of all rows; the same object until the next batch. */
  InputColumn elements();
}
