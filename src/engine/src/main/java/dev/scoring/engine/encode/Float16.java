package dev.scoring.engine.encode;

/** IEEE 754 half precision. */
final class Float16 {
  private static final short INFINITY = 0x7C00;
  private static final short NAN = 0x7E00;

  /** The least double that rounds to infinity: half a step above 65504. */
  private static final double OVERFLOW = 65520;

  private static final double LEAST_NORMAL = 0x1p-14;
  private static final int MANTISSA_CUT = 52 - 10;
  private static final long HALF = 1L << (MANTISSA_CUT - 1);
  private static final int EXPONENT_SHIFT = 1023 - 15;

  private Float16() {}

  /** The bits of the nearest half, ties to even. */
  static short bits(double value) {
    short sign = (short) (Double.doubleToRawLongBits(value) >>> 48 & 0x8000);
    return (short) (sign | magnitude(Math.abs(value)));
  }

  private static int magnitude(double value) {
    if (Double.isNaN(value)) {
      return NAN;
    }
    if (value >= OVERFLOW) {
      return INFINITY;
    }
    if (value < LEAST_NORMAL) {
      // Steps of 2^-24 are exact in a double, so that rounding happens once.
      return (int) Math.rint(value * 0x1p24);
    }
    long bits = Double.doubleToRawLongBits(value) - ((long) EXPONENT_SHIFT << 52);
    long even = bits >>> MANTISSA_CUT & 1;
    return (int) ((bits + HALF - 1 + even) >>> MANTISSA_CUT);
  }
}
