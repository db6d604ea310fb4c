package dev.scoring.runner.write;

/**
 * Decides after how many rows a file is full. Spark's writers do not tell their size while they
 * write, so the rows' size is guessed first and measured on every file that is closed.
 */
final class FileSizer {
  private static final double NEW_WEIGHT = 0.7;

  private final long targetBytes;
  private double bytesPerRow;

  /**
   * A sizer.
   *
   * @param targetBytes null for no limit
   * @param guessedBytesPerRow from the schema; rather too high, so that the first file is small
   */
  FileSizer(Long targetBytes, int guessedBytesPerRow) {
    this.targetBytes = targetBytes == null ? Long.MAX_VALUE : targetBytes;
    this.bytesPerRow = Math.max(1, guessedBytesPerRow);
  }

  /** Rows after which a file begun now is closed; at least 1. */
  long rowsPerFile() {
    return targetBytes == Long.MAX_VALUE
        ? Long.MAX_VALUE
        : Math.max(1, (long) (targetBytes / bytesPerRow));
  }

  /** Learns from a closed file. */
  void closed(long bytes, long rows) {
    if (rows > 0 && bytes > 0) {
      bytesPerRow = NEW_WEIGHT * bytes / rows + (1 - NEW_WEIGHT) * bytesPerRow;
    }
  }
}
