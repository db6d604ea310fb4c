package dev.scoring.contract.spec;

/**
 * How a run treats its rows.
 *
 * @param batchSize rows of a forward pass; {@code Auto} when absent
 * @param badRows what a row that cannot be scored does to the run; {@link BadRows#fail()} when
 *     absent
 * @param parity how far golden rows may be from their stored outputs before the run is refused;
 *     {@link Tolerance#defaults()} when absent
 * @param precision the floating point type of the forward pass; {@code Float32} when absent
 * @param minRows fewest input rows of a plausible run, at least 0; null accepts any number
 */
public record PolicySpec(
    Count batchSize, BadRows badRows, Tolerance parity, Precision precision, Long minRows) {

  public PolicySpec {
    batchSize = batchSize == null ? Count.auto() : batchSize;
    badRows = badRows == null ? BadRows.fail() : badRows;
    parity = parity == null ? Tolerance.defaults() : parity;
    precision = precision == null ? Precision.FLOAT32 : precision;
  }

  /** The policy of a spec that declares none. */
  public static PolicySpec defaults() {
    return new PolicySpec(null, null, null, null, null);
  }
}
