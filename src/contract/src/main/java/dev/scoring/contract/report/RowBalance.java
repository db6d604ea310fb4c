package dev.scoring.contract.report;

import java.io.Serializable;

/**
 * What became of the rows of a unit or a run. {@code read = scored + rejected + filtered +
 * suppressed}.
 *
 * @param read rows in the input's files
 * @param scored rows scored and written
 * @param rejected rows set aside with a reason
 * @param filtered rows that the input filter dropped
 * @param suppressed rows scored and, by {@code emit.where}, not written
 */
public record RowBalance(long read, long scored, long rejected, long filtered, long suppressed)
    implements Serializable {

  public static final RowBalance ZERO = new RowBalance(0, 0, 0, 0, 0);

  /** Whether every row read has exactly one fate. */
  public boolean holds() {
    return read == scored + rejected + filtered + suppressed;
  }

  /** The sum, part by part. */
  public RowBalance plus(RowBalance other) {
    return new RowBalance(
        read + other.read,
        scored + other.scored,
        rejected + other.rejected,
        filtered + other.filtered,
        suppressed + other.suppressed);
  }
}
