package dev.scoring.runner.column;

import java.math.BigDecimal;

/** Decimals as doubles, correctly rounded as {@code BigDecimal.doubleValue()} does. */
final class Decimals {
  static final int MAX_INT_DIGITS = 9;
  static final int MAX_LONG_DIGITS = 18;

  /** Integers up to here, and the powers of ten below, are exact doubles. */
  private static final long EXACT = 1L << 53;

  private static final double[] POWERS = new double[23];

  static {
    for (int i = 0; i < POWERS.length; i++) {
      POWERS[i] = BigDecimal.TEN.pow(i).doubleValue();
    }
  }

  private Decimals() {}

  /** One division of exact operands rounds once, as the exact conversion would. */
  static double doubleValue(long unscaled, int scale) {
    if (scale >= 0 && scale < POWERS.length && unscaled <= EXACT && unscaled >= -EXACT) {
      return unscaled / POWERS[scale];
    }
    return BigDecimal.valueOf(unscaled, scale).doubleValue();
  }
}
