package dev.scoring.contract.spec;

/**
 * How far a score may be from its reference: {@code |score - reference| <= atol + rtol *
 * |reference|}, as in {@code numpy.isclose}, held by the 99th percentile of the golden rows.
 *
 * @param atol absolute part as a decimal text; "1e-6" when absent
 * @param rtol relative part as a decimal text; "1e-5" when absent
 */
public record Tolerance(String atol, String rtol) {

  public Tolerance {
    atol = atol == null ? "1e-6" : atol;
    rtol = rtol == null ? "1e-5" : rtol;
  }

  /** The tolerance of a spec that declares none. */
  public static Tolerance defaults() {
    return new Tolerance(null, null);
  }
}
