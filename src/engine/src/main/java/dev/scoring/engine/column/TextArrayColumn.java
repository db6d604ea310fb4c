package dev.scoring.engine.column;

/** Text in arrays of bytes; null is a null row. */
final class TextArrayColumn implements TextColumn {
  private final byte[][] values;
  private final int[] dictionaryIndex;
  private final int dictionarySize;

  TextArrayColumn(byte[][] values, int[] dictionaryIndex, int dictionarySize) {
    this.values = values;
    this.dictionaryIndex = dictionaryIndex;
    this.dictionarySize = dictionarySize;
  }

  @Override
  public boolean hasNull() {
    return true;
  }

  @Override
  public boolean isNull(int row) {
    return values[row] == null;
  }

  @Override
  public void read(int row, Utf8Slice slice) {
    slice.set(values[row], 0, values[row].length);
  }

  @Override
  public int dictionaryIndex(int row) {
    return dictionaryIndex == null ? -1 : dictionaryIndex[row];
  }

  @Override
  public int dictionarySize() {
    return dictionarySize;
  }
}
