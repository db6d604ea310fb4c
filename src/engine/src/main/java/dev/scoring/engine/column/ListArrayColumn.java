package dev.scoring.engine.column;

/** Lists by start and length. */
final class ListArrayColumn implements ListColumn {
  private final int[] starts;
  private final int[] lengths;
  private final boolean[] nulls;
  private final InputColumn elements;

  ListArrayColumn(int[] starts, int[] lengths, boolean[] nulls, InputColumn elements) {
    this.starts = starts;
    this.lengths = lengths;
    this.nulls = nulls;
    this.elements = elements;
  }

  @Override
  public boolean hasNull() {
    return nulls != null;
  }

  @Override
  public boolean isNull(int row) {
    return nulls != null && nulls[row];
  }

  @Override
  public int start(int row) {
    return starts[row];
  }

  @Override
  public int length(int row) {
    return lengths[row];
  }

  @Override
  public InputColumn elements() {
    return elements;
  }
}
